package io.shuke.groupbuying;

import io.shuke.catalog.BelowCost.Shortfall;
import io.shuke.catalog.Goods;
import io.shuke.catalog.SkuForSale;
import io.shuke.groupbuying.StoredCampaigns.Offered;
import io.shuke.groupbuying.StoredCampaigns.Standing;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Says whether the prices of published campaigns still bear what their goods cost the market. Purchase prices and commission may
 * rise after it was published: then no more groups are opened of it, those that run go on at its prices, and the market bears what
 * these lack.
 */
@Component
class StandingPrices {
    private final StoredCampaigns campaigns;
    private final Goods goods;
    private final BearingPrices prices;

    StandingPrices(StoredCampaigns campaigns, Goods goods, BearingPrices prices) {
        this.campaigns = campaigns;
        this.goods = goods;
        this.prices = prices;
    }

    boolean bear(UUID campaignId, CampaignRules rules) {
        return bear(campaigns.goodsOf(campaignId), rules);
    }

    /** The same where its goods are read already. */
    boolean bear(List<Offered> offered, CampaignRules rules) {
        return shortfalls(offered, rules, skusOf(offered)).isEmpty();
    }

    /** Those of the campaigns that bear no more; the same few statements however many they are. */
    List<Standing> fallen(Collection<Standing> published) {
        var offered = offered(published.stream().map(Standing::id).toList());
        var rules = published.stream().collect(Collectors.toMap(Standing::id, Standing::rules));
        var lacking = shortfalls(offered, rules);
        return published.stream().filter(each -> lacking.containsKey(each.id())).toList();
    }

    private Map<UUID, List<Offered>> offered(List<UUID> campaignIds) {
        return campaigns.goodsOf(campaignIds).stream().collect(Collectors.groupingBy(Offered::campaignId));
    }

    /** What those of the campaigns lack that bear no more, by their ids as {@code rules} are. */
    Map<UUID, List<Shortfall>> shortfalls(Map<UUID, List<Offered>> offered, Map<UUID, CampaignRules> rules) {
        var skus = skusOf(rules.keySet().stream()
                .flatMap(id -> offered.getOrDefault(id, List.of()).stream())
                .toList());
        var lacking = new HashMap<UUID, List<Shortfall>>();
        rules.forEach((id, its) -> {
            var shortfalls = shortfalls(offered.getOrDefault(id, List.of()), its, skus);
            if (!shortfalls.isEmpty()) {
                lacking.put(id, shortfalls);
            }
        });
        return lacking;
    }

    private List<Shortfall> shortfalls(List<Offered> offered, CampaignRules rules, Map<UUID, SkuForSale> skus) {
        return prices.shortfalls(offered.stream().map(Offered::drafted).toList(), rules.openerSaves(), skus);
    }

    private Map<UUID, SkuForSale> skusOf(List<Offered> offered) {
        return goods.skusOf(offered.stream().map(Offered::skuId).distinct().toList());
    }
}
