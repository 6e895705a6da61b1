package io.shuke.shared;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Raises an alarm where an event fails again and again: an error in the log that names whom it does not reach, and the
 * metric {@code shuke_outbox_stuck} above zero. It is still tried, so a mended server delivers it by itself.
 */
@Component
public class WatchingOutbox {
    /** After so many attempts, about a minute, a person should look. */
    static final int STUCK_AFTER = 6;

    private static final Logger LOG = LoggerFactory.getLogger(WatchingOutbox.class);

    private final StoredOutbox outbox;
    private final AtomicLong stuck = new AtomicLong();

    WatchingOutbox(StoredOutbox outbox, MeterRegistry registry) {
        this.outbox = outbox;
        Gauge.builder("shuke.outbox.stuck", stuck, AtomicLong::get)
                .description("Events that failed again and again; 0 is right, anything else is an alarm")
                .register(registry);
    }

    /** Looks again and again. */
    @Component
    @ConditionalOnBooleanProperty(name = "shuke.jobs", matchIfMissing = true)
    record Job(WatchingOutbox watching) {
        @Scheduled(fixedDelayString = "${shuke.outbox.watch-every:PT1M}")
        void watch() {
            watching.watch();
        }
    }

    /** Answers how many are stuck. */
    public long watch() {
        var found = outbox.failedAtLeast(STUCK_AFTER);
        found.forEach((handler, events) -> LOG.error("outbox alarm: {} events do not reach {}", events, handler));
        var all = found.values().stream().mapToLong(Long::longValue).sum();
        stuck.set(all);
        return all;
    }
}
