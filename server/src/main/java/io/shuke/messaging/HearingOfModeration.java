package io.shuke.messaging;

import io.shuke.shared.Outbox;
import io.shuke.social.CaseDecided;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whose thing was taken down hears of it, and of what became of their appeal; the reason stands where they appeal. */
@Configuration(proxyBeanMethods = false)
class HearingOfModeration {
    @Bean
    Outbox.Handler<CaseDecided> hearingOfDecisions(Telling telling) {
        return new Hearing.Listener<>(
                "messaging.case-decided",
                CaseDecided.class,
                (delivery, fact) -> List.of(new Told(
                        fact.authorId(),
                        Told.fact("moderation", fact.caseId(), fact.state()),
                        NotificationKind.MODERATION,
                        null,
                        null,
                        fact.state().name(),
                        null,
                        fact.at())),
                telling);
    }
}
