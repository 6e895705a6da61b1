package io.shuke.messaging;

import io.shuke.expert.ExpertiseDecided;
import io.shuke.shared.Outbox;
import io.shuke.social.CaseDecided;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What staff decided about people: taking down what they wrote, their appeals, and what they say that they know. */
@Configuration(proxyBeanMethods = false)
class HearingOfModeration {
    /** The reason stands where they appeal. */
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

    /** Who applied hears of each decision once; the reason of a refusal stands where they apply. */
    @Bean
    Outbox.Handler<ExpertiseDecided> hearingOfExpertise(Telling telling) {
        return new Hearing.Listener<>(
                "messaging.expertise-decided",
                ExpertiseDecided.class,
                (delivery, fact) -> List.of(new Told(
                        fact.personId(),
                        Told.fact("expertise", fact.applicationId(), fact.decision()),
                        NotificationKind.EXPERTISE,
                        null,
                        null,
                        fact.decision().name(),
                        null,
                        fact.at())),
                telling);
    }
}
