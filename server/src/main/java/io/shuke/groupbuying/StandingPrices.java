package io.shuke.groupbuying;

import io.shuke.catalog.Goods;
import io.shuke.groupbuying.StoredCampaigns.Offered;
import io.shuke.groupbuying.StoredCampaigns.Standing;
import java.util.Collection;
import java.util.List;
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
        var skus = goods.skusOf(offered.stream().map(Offered::skuId).toList());
        return prices.bear(offered.stream().map(Offered::drafted).toList(), rules.openerSaves(), skus);
    }

    /** Those of the campaigns that bear no more; the same few statements however many they are. */
    List<Standing> fallen(Collection<Standing> published) {
        var offered = campaigns.goodsOf(published.stream().map(Standing::id).toList());
        var skus = goods.skusOf(offered.stream().map(Offered::skuId).distinct().toList());
        var byCampaign = offered.stream()
                .collect(Collectors.groupingBy(
                        Offered::campaignId, Collectors.mapping(Offered::drafted, Collectors.toList())));
        return published.stream()
                .filter(each -> !prices.bear(
                        byCampaign.getOrDefault(each.id(), List.of()),
                        each.rules().openerSaves(),
                        skus))
                .toList();
    }
}
