package io.shuke.groupbuying;

import io.shuke.catalog.BelowCost.Shortfall;
import io.shuke.catalog.LeastPrices;
import io.shuke.catalog.PriceBounds;
import io.shuke.catalog.SkuForSale;
import io.shuke.shared.Money;
import io.shuke.shared.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Says whether all prices of a campaign bear what its goods cost the market: at each step, and for the opener, who saves
 * once more.
 */
@Component
class BearingPrices {
    private final LeastPrices leastPrices;

    BearingPrices(LeastPrices leastPrices) {
        this.leastPrices = leastPrices;
    }

    /**
     * A price that is not between what it has to be.
     *
     * @param at where it stands in the request
     * @param price the price, or nothing where it is what the opener saves that leaves too little
     */
    record Fault(String at, @Nullable Money price, PriceBounds bounds) {
        ProblemException refusal() {
            return price == null ? bounds.refusalOfSaving(at) : bounds.refusal(at, price);
        }
    }

    /** The first that is wrong; {@code skus} has all of the goods. */
    Optional<Fault> faultOf(List<CampaignDraft.Goods> goods, Money openerSaves, Map<UUID, SkuForSale> skus) {
        var least = leastPrices.of(skus.values());
        for (int i = 0; i < goods.size(); i++) {
            var skuId = goods.get(i).skuId();
            var bounds = new PriceBounds(
                    Objects.requireNonNull(least.get(skuId)),
                    Objects.requireNonNull(skus.get(skuId)).price());
            var fault = faultOf("goods[" + i + "]", goods.get(i), openerSaves, bounds);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    /**
     * What those of the goods lack of which not all prices bear what they cost by now; one that is gone from the catalogue is sold to nobody. What goods cost
     * alone may be less by now than together: that harms nobody.
     */
    List<Shortfall> shortfalls(List<CampaignDraft.Goods> offered, Money openerSaves, Map<UUID, SkuForSale> skus) {
        var least = leastPrices.of(skus.values());
        var shortfalls = new ArrayList<Shortfall>();
        for (var each : offered) {
            var bound = least.get(each.skuId());
            var shortfall = bound == null
                    ? null
                    : Shortfall.of(each.skuId(), each.leastPrice().minus(openerSaves), bound);
            if (shortfall != null) {
                shortfalls.add(shortfall);
            }
        }
        return shortfalls;
    }

    private static Optional<Fault> faultOf(
            String at, CampaignDraft.Goods goods, Money openerSaves, PriceBounds bounds) {
        if (!bounds.allow(goods.price())) {
            return Optional.of(new Fault(at + ".priceMinor", goods.price(), bounds));
        }
        for (int step = 0; step < goods.steps().size(); step++) {
            var price = goods.steps().get(step).price();
            if (!bounds.allow(price)) {
                return Optional.of(new Fault(at + ".steps[" + step + "].priceMinor", price, bounds));
            }
        }
        return bounds.allow(goods.leastPrice().minus(openerSaves))
                ? Optional.empty()
                : Optional.of(new Fault("rules.openerSavesMinor", null, bounds));
    }
}
