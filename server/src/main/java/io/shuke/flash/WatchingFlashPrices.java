package io.shuke.flash;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Raises an alarm where the price of a published flash offer doesn't bear any more what its goods cost: an error in the log that names
 * it, and the metric {@code shuke_flash_offers_below_cost} above zero. A person ends it, and perhaps makes another.
 */
@Component
public class WatchingFlashPrices {
    private static final Logger LOG = LoggerFactory.getLogger(WatchingFlashPrices.class);
    private static final int LOOKED_AT = 1_000;

    private final StoredFlashOffers offers;
    private final StandingPrice prices;
    private final Clock clock;
    private final AtomicInteger below = new AtomicInteger();

    WatchingFlashPrices(StoredFlashOffers offers, StandingPrice prices, Clock clock, MeterRegistry registry) {
        this.offers = offers;
        this.prices = prices;
        this.clock = clock;
        Gauge.builder("shuke.flash.offers.below.cost", below, AtomicInteger::get)
                .description(
                        "Published flash offers whose price doesn't bear what their goods cost; anything but 0 is an alarm")
                .register(registry);
    }

    /** Answers how many there are. */
    @Transactional(readOnly = true)
    public int watch() {
        var fallen = prices.fallen(offers.comingOrOpen(null, clock.instant(), LOOKED_AT));
        fallen.forEach(id -> LOG.error(
                "price alarm: flash offer {} costs more than its price bears; nothing more is sold by it", id));
        below.set(fallen.size());
        return fallen.size();
    }
}
