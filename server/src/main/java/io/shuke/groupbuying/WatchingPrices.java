package io.shuke.groupbuying;

import io.micrometer.core.instrument.MeterRegistry;
import io.shuke.catalog.PriceAlarm;
import io.shuke.groupbuying.StoredCampaigns.Standing;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notes since when the prices of a published campaign don't bear any more what its goods cost, for staff to see, and raises an alarm:
 * an error in the log, and the metric {@code shuke_group_campaigns_below_cost}. A person ends it, and perhaps makes another.
 */
@Component
public class WatchingPrices {
    private final StoredCampaigns campaigns;
    private final StandingPrices prices;
    private final Clock clock;
    private final PriceAlarm alarm;

    WatchingPrices(StoredCampaigns campaigns, StandingPrices prices, Clock clock, MeterRegistry registry) {
        this.campaigns = campaigns;
        this.prices = prices;
        this.clock = clock;
        this.alarm = new PriceAlarm(registry, "shuke.group.campaigns.below.cost", "Published campaigns");
    }

    /** Answers how many there are. */
    @Transactional
    public int watch() {
        var now = clock.instant();
        var fallen = prices.fallen(campaigns.published(now));
        campaigns.noteBelowCost(fallen.stream().map(Standing::id).toList(), now);
        return alarm.raise(fallen.stream()
                .map(each -> "group campaign " + each.id() + " of product " + each.productId())
                .toList());
    }
}
