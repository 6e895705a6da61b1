package io.shuke.expert;

import io.shuke.shared.MarketClock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes pictures that nobody applied with within a day. */
@Component
public class ForgettingLooseEvidence {
    private static final Duration KEPT = Duration.ofDays(1);

    private final StoredEvidence evidence;
    private final MarketClock clock;

    ForgettingLooseEvidence(StoredEvidence evidence, MarketClock clock) {
        this.evidence = evidence;
        this.clock = clock;
    }

    /** How many they were. */
    public int forget() {
        return evidence.forgetLooseBefore(clock.instant().minus(KEPT));
    }

    @Component
    @ConditionalOnBooleanProperty(name = "shuke.jobs", matchIfMissing = true)
    static class Job {
        private final ForgettingLooseEvidence forgetting;

        Job(ForgettingLooseEvidence forgetting) {
            this.forgetting = forgetting;
        }

        @Scheduled(initialDelay = 60_000, fixedDelay = 3_600_000)
        void run() {
            forgetting.forget();
        }
    }
}
