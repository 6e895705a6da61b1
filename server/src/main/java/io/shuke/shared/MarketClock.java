package io.shuke.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/**
 * The time of the market, in microseconds as the database keeps them. It is the system's time, unless a demonstration
 * or a test moved it ahead; it never goes back.
 */
@Component
public class MarketClock extends Clock {
    /** Where the market's days and months begin and end. */
    public static final String ZONE_NAME = "Asia/Shanghai";

    public static final ZoneId ZONE = ZoneId.of(ZONE_NAME);

    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead).truncatedTo(ChronoUnit.MICROS);
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
