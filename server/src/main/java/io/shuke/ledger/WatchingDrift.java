package io.shuke.ledger;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Adds the whole ledger up and raises an alarm where it is wrong: an error in the log, and the metric {@code
 * shuke_ledger_drift} above zero – the number of accounts that differ from their entries, and one more where the entries
 * don't sum to zero.
 */
@Component
public class WatchingDrift {
    private static final Logger LOG = LoggerFactory.getLogger(WatchingDrift.class);

    private final Books books;
    private final AtomicLong drift = new AtomicLong();

    WatchingDrift(Books books, MeterRegistry registry) {
        this.books = books;
        Gauge.builder("shuke.ledger.drift", drift, AtomicLong::get)
                .description("Accounts that differ from their entries; 0 is right, anything else is an alarm")
                .register(registry);
    }

    /** Answers whether the books are right. */
    public boolean watch() {
        var balance = books.trialBalance();
        drift.set(balance.drift() + (balance.difference().isZero() ? 0 : 1));
        if (!balance.isRight()) {
            LOG.error(
                    "ledger alarm: {} accounts drifted, difference {} {}",
                    balance.drift(),
                    balance.difference().amountMinor(),
                    balance.currency());
        }
        return balance.isRight();
    }
}
