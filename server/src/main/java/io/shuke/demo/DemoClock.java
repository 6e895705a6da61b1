package io.shuke.demo;

import io.shuke.shared.MarketClock;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Moves the market's time ahead, so that a demonstration needn't wait for return windows to end. How far it stands ahead
 * is kept in the database; every process follows within half a second, and after a restart before anything else runs.
 */
@Component
@Profile("demo")
public class DemoClock implements SmartInitializingSingleton {
    private static final Duration LONGEST_JUMP = Duration.ofDays(400);
    private static final Duration FARTHEST = Duration.ofDays(4_000);

    private final ClockOffset offset;
    private final MarketClock clock;

    DemoClock(ClockOffset offset, MarketClock clock) {
        this.offset = offset;
        this.clock = clock;
    }

    /** The market's time, and by how much it is ahead of the system's. */
    public record Reading(Instant now, long offsetSeconds) {}

    public Reading reading() {
        return new Reading(clock.instant(), clock.ahead().toSeconds());
    }

    /** Refused where it goes back, stands still, or leaps too far. */
    public Reading advance(Duration jump) {
        if (!jump.isPositive() || jump.compareTo(LONGEST_JUMP) > 0) {
            throw new ProblemException(ProblemKind.INVALID_REQUEST).field("advanceSeconds", "field.range");
        }
        var ahead = offset.advance(jump, FARTHEST)
                .orElseThrow(
                        () -> new ProblemException(ProblemKind.INVALID_REQUEST).field("advanceSeconds", "field.range"));
        clock.standAhead(ahead);
        return reading();
    }

    @Override
    public void afterSingletonsInstantiated() {
        follow();
    }

    @Scheduled(fixedDelay = 500)
    void follow() {
        clock.standAhead(offset.ahead());
    }
}
