package io.shuke.groupbuying;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Raises an alarm where the prices of a published campaign don't bear any more what its goods cost: an error in the log that names it,
 * and the metric {@code shuke_group_campaigns_below_cost} above zero. A person ends it, and perhaps makes another.
 */
@Component
public class WatchingPrices {
    private static final Logger LOG = LoggerFactory.getLogger(WatchingPrices.class);

    private final StoredCampaigns campaigns;
    private final StandingPrices prices;
    private final Clock clock;
    private final AtomicInteger below = new AtomicInteger();

    WatchingPrices(StoredCampaigns campaigns, StandingPrices prices, Clock clock, MeterRegistry registry) {
        this.campaigns = campaigns;
        this.prices = prices;
        this.clock = clock;
        Gauge.builder("shuke.group.campaigns.below.cost", below, AtomicInteger::get)
                .description(
                        "Published campaigns whose prices don't bear what their goods cost; anything but 0 is an alarm")
                .register(registry);
    }

    /** Answers how many there are. */
    @Transactional(readOnly = true)
    public int watch() {
        var fallen = prices.fallen(campaigns.published(clock.instant()));
        fallen.forEach(each -> LOG.error(
                "price alarm: group campaign {} of product {} costs more than its prices bear; no more groups are opened",
                each.id(),
                each.productId()));
        below.set(fallen.size());
        return fallen.size();
    }
}
