package io.shuke.identity;

import io.shuke.shared.Allowances;
import io.shuke.shared.MarketClock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes what has had its time: sessions and codes that expired, and counts that no window needs any more. */
@Component
public class ForgettingOldSignIns {
    private static final Duration KEPT = Duration.ofDays(2);

    private final Sessions sessions;
    private final SignInCodes codes;
    private final Allowances allowances;
    private final MarketClock clock;

    ForgettingOldSignIns(Sessions sessions, SignInCodes codes, Allowances allowances, MarketClock clock) {
        this.sessions = sessions;
        this.codes = codes;
        this.allowances = allowances;
        this.clock = clock;
    }

    public void forget() {
        var now = clock.unmoved();
        sessions.forgetExpired(now);
        codes.forgetExpired(now.minus(KEPT));
        allowances.forgetBefore(now.minus(KEPT));
    }

    @Component
    @ConditionalOnBooleanProperty(name = "shuke.jobs", matchIfMissing = true)
    static class Job {
        private final ForgettingOldSignIns forgetting;

        Job(ForgettingOldSignIns forgetting) {
            this.forgetting = forgetting;
        }

        @Scheduled(initialDelay = 60_000, fixedDelay = 3_600_000)
        void run() {
            forgetting.forget();
        }
    }
}
