package io.shuke.flash;

import io.micrometer.core.instrument.MeterRegistry;
import io.shuke.catalog.PriceAlarm;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notes since when the price of a published flash offer doesn't bear any more what its goods cost, for staff to see, and raises an
 * alarm: an error in the log, and the metric {@code shuke_flash_offers_below_cost}. A person ends it, and perhaps makes another.
 */
@Component
public class WatchingFlashPrices {
    private static final int LOOKED_AT = 1_000;

    private final StoredFlashOffers offers;
    private final StandingPrice prices;
    private final Clock clock;
    private final PriceAlarm alarm;

    WatchingFlashPrices(StoredFlashOffers offers, StandingPrice prices, Clock clock, MeterRegistry registry) {
        this.offers = offers;
        this.prices = prices;
        this.clock = clock;
        this.alarm = new PriceAlarm(registry, "shuke.flash.offers.below.cost", "Published flash offers");
    }

    /** Answers how many there are. */
    @Transactional
    public int watch() {
        var now = clock.instant();
        var fallen = prices.fallen(offers.comingOrOpen(null, now, LOOKED_AT));
        offers.noteBelowCost(fallen, now);
        return alarm.raise(fallen.stream().map(id -> "flash offer " + id).toList());
    }
}
