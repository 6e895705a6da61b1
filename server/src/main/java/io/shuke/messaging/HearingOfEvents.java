package io.shuke.messaging;

import io.shuke.circle.EventTold;
import io.shuke.shared.Outbox;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whoever comes to an event of a circle is told what they have to know of it. */
@Configuration(proxyBeanMethods = false)
class HearingOfEvents {
    @Bean
    Outbox.Handler<EventTold> hearingOfEvents(Telling telling) {
        return new Hearing.Listener<>(
                "messaging.event-told",
                EventTold.class,
                (delivery, fact) -> fact.guests().stream()
                        .map(guest -> new Told(
                                guest,
                                Told.fact("event-" + fact.what() + "-" + fact.at(), fact.eventId()),
                                kindOf(fact.what()),
                                null,
                                fact.eventId(),
                                null,
                                null,
                                fact.at()))
                        .toList(),
                telling);
    }

    private static NotificationKind kindOf(EventTold.What what) {
        return switch (what) {
            case MOVED -> NotificationKind.EVENT_MOVED;
            case CANCELLED -> NotificationKind.EVENT_CANCELLED;
            case BACK -> NotificationKind.EVENT_BACK;
            case SOON -> NotificationKind.EVENT_SOON;
        };
    }
}
