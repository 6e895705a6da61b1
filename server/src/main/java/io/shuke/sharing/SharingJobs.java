package io.shuke.sharing;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Drops what nobody can use any more: spent tokens that have expired, and posters of long ago. */
@Component
@ConditionalOnBooleanProperty(name = "shuke.jobs", matchIfMissing = true)
class SharingJobs {
    private static final int BATCH = 1_000;
    private static final Duration POSTERS_KEPT = Duration.ofDays(30);

    private final StoredTouches touches;
    private final PosterFiles posters;
    private final Clock clock;

    SharingJobs(StoredTouches touches, PosterFiles posters, Clock clock) {
        this.touches = touches;
        this.posters = posters;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1M")
    void forgetSpentTokens() {
        int forgotten;
        do {
            forgotten = touches.forgetSpentBefore(clock.instant(), BATCH);
        } while (forgotten == BATCH);
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT6H")
    void forgetOldPosters() {
        posters.forgetOlderThan(POSTERS_KEPT);
    }
}
