package io.shuke.messaging;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.shuke.shared.MarketClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Says how many messages to phones the gateway would not take: an error in the log, and the metric {@code
 * shuke_letters_given_up} above zero. A week later they are forgotten; what they said stands in the shop.
 */
@Component
public class GivingUpLetters {
    private static final Logger LOG = LoggerFactory.getLogger(GivingUpLetters.class);
    private static final Duration KEPT = Duration.ofDays(7);

    private final StoredOutgoing outgoing;
    private final MarketClock clock;
    private final AtomicLong givenUp = new AtomicLong();

    GivingUpLetters(StoredOutgoing outgoing, MarketClock clock, MeterRegistry registry) {
        this.outgoing = outgoing;
        this.clock = clock;
        Gauge.builder("shuke.letters.given.up", givenUp, AtomicLong::get)
                .description("Messages to phones that the gateway would not take within a week")
                .register(registry);
    }

    /** Looks again and again. */
    @Component
    @ConditionalOnBooleanProperty(name = "shuke.jobs", matchIfMissing = true)
    record Job(GivingUpLetters giving) {
        @Scheduled(fixedDelayString = "${shuke.messaging.give-up-every:PT1M}")
        void giveUp() {
            giving.giveUp();
        }
    }

    /** Answers how many the last week had. */
    public long giveUp() {
        var now = clock.instant();
        outgoing.forgetFailed(SendingOutside.MOST_ATTEMPTS, now.minus(KEPT));
        var found = outgoing.failed(SendingOutside.MOST_ATTEMPTS, now);
        if (found > givenUp.getAndSet(found)) {
            LOG.error("{} messages to phones were not taken by the gateway", found);
        }
        return found;
    }
}
