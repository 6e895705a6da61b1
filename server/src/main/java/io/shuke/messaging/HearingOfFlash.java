package io.shuke.messaging;

import io.shuke.flash.FlashEnded;
import io.shuke.flash.FlashTurn;
import io.shuke.shared.Outbox;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whoever waits for pieces of a flash offer is told when it is their turn, as long as it is, and once it has ended. */
@Configuration(proxyBeanMethods = false)
class HearingOfFlash {
    @Bean
    Outbox.Handler<FlashTurn> hearingOfTurns(Telling telling, Clock clock) {
        return new Hearing.Listener<>(
                "messaging.flash-turn",
                FlashTurn.class,
                (delivery, fact) -> clock.instant().isBefore(fact.until())
                        ? List.of(new Told(
                                fact.personId(),
                                Told.fact("flash-turn-" + fact.number(), fact.offerId()),
                                NotificationKind.FLASH_TURN,
                                null,
                                fact.offerId(),
                                null,
                                null,
                                fact.at()))
                        : List.of(),
                telling);
    }

    @Bean
    Outbox.Handler<FlashEnded> hearingOfEndedOffers(Telling telling) {
        return new Hearing.Listener<>(
                "messaging.flash-ended",
                FlashEnded.class,
                (delivery, fact) -> fact.personIds().stream()
                        .map(person -> new Told(
                                person,
                                Told.fact("flash-ended", fact.offerId()),
                                NotificationKind.FLASH_ENDED,
                                null,
                                fact.offerId(),
                                null,
                                null,
                                fact.at()))
                        .toList(),
                telling);
    }
}
