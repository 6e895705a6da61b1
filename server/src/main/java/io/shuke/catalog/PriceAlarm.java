package io.shuke.catalog;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Raised while offers of one kind don't bear what their goods cost: an error in the log that names each, and a metric above zero. */
public final class PriceAlarm {
    private static final Logger LOG = LoggerFactory.getLogger(PriceAlarm.class);

    private final AtomicInteger below = new AtomicInteger();

    public PriceAlarm(MeterRegistry registry, String metric, String offers) {
        Gauge.builder(metric, below, AtomicInteger::get)
                .description(offers + " whose prices don't bear what their goods cost; anything but 0 is an alarm")
                .register(registry);
    }

    /** Answers how many there are. */
    public int raise(Collection<String> offers) {
        offers.forEach(each -> LOG.error(
                "price alarm: the prices of {} don't bear what its goods cost; nothing more is begun by it", each));
        below.set(offers.size());
        return offers.size();
    }
}
