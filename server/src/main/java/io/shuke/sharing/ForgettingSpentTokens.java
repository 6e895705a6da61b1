package io.shuke.sharing;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Drops spent tokens that have expired meanwhile: they would be refused for their age. */
@Component
@ConditionalOnBooleanProperty(name = "shuke.jobs", matchIfMissing = true)
class ForgettingSpentTokens {
    private static final int BATCH = 1_000;

    private final StoredTouches touches;
    private final Clock clock;

    ForgettingSpentTokens(StoredTouches touches, Clock clock) {
        this.touches = touches;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1M")
    void forget() {
        while (touches.forgetSpentBefore(clock.instant(), BATCH) == BATCH) {
            Thread.onSpinWait();
        }
    }
}
