package io.shuke.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * The time of the market, in microseconds as the database keeps them. It is the system's time, unless a demonstration
 * or a test moved it ahead; it never goes back, but on the one thread that makes up a demonstration's past.
 */
@Component
public class MarketClock extends Clock {
    /** Where the market's days and months begin and end. */
    public static final String ZONE_NAME = "Asia/Shanghai";

    public static final ZoneId ZONE = ZoneId.of(ZONE_NAME);

    /** How far back this thread stands while it makes up what a demonstration's people did before. */
    private static final ScopedValue<Duration> BACK = ScopedValue.newInstance();

    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead).minus(BACK.orElse(Duration.ZERO)).truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * Does something at a moment that has passed, on this thread alone: for the demonstration, whose people have been there
     * for a while. Nobody else may, which a test sees to. Ids keep their order: what is done later has the later id, so what
     * is made up must be made up in its own order.
     */
    public <T> T backAt(Instant moment, Supplier<T> act) {
        var back = Duration.between(moment, instant());
        if (back.isNegative()) {
            throw new IllegalArgumentException(moment + " has not passed");
        }
        return ScopedValue.where(BACK, back.plus(BACK.orElse(Duration.ZERO))).call(act::get);
    }

    /** The system's time, for what a jump must not touch: sessions, one-time codes and their limits. */
    public Instant unmoved() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    /** Moves the clock so that it stands this far ahead of the system's time; less than before changes nothing. */
    public synchronized void standAhead(Duration duration) {
        if (duration.compareTo(ahead) > 0) {
            ahead = duration;
        }
    }

    public Duration ahead() {
        return ahead;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(Clock.system(zone), ahead);
    }
}
