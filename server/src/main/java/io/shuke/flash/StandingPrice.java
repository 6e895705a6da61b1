package io.shuke.flash;

import io.shuke.catalog.BelowCost.Shortfall;
import io.shuke.catalog.Goods;
import io.shuke.catalog.LeastPrices;
import io.shuke.shared.Money;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Says whether the prices of flash offers still bear what their goods cost the market. Purchase prices and commission may rise after
 * one was published: then nothing more is sold by it; what was ordered before is sold as it was ordered.
 */
@Component
class StandingPrice {
    private final Goods goods;
    private final LeastPrices leastPrices;

    StandingPrice(Goods goods, LeastPrices leastPrices) {
        this.goods = goods;
        this.leastPrices = leastPrices;
    }

    boolean bears(StoredFlashOffers.Standing offer) {
        return fallen(List.of(offer)).isEmpty();
    }

    /** Those of the offers that bear no more; one whose goods are gone from the catalogue sells nothing anyway. */
    Set<UUID> fallen(Collection<StoredFlashOffers.Standing> offers) {
        return shortfalls(offers.stream()
                        .map(each -> new Offered(each.id(), each.skuId(), each.price()))
                        .toList())
                .keySet();
    }

    /** A SKU at an offer's price. */
    record Offered(UUID offerId, UUID skuId, Money price) {}

    /** What those of the offers lack that bear no more. */
    Map<UUID, Shortfall> shortfalls(Collection<Offered> offers) {
        var skus = goods.skusOf(offers.stream().map(Offered::skuId).distinct().toList());
        var least = leastPrices.of(skus.values());
        var shortfalls = new HashMap<UUID, Shortfall>();
        for (var each : offers) {
            var bound = least.get(each.skuId());
            var shortfall = bound == null ? null : Shortfall.of(each.skuId(), each.price(), bound);
            if (shortfall != null) {
                shortfalls.put(each.offerId(), shortfall);
            }
        }
        return shortfalls;
    }
}
