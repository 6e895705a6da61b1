package io.shuke.flash;

import io.shuke.catalog.Goods;
import io.shuke.catalog.LeastPrices;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
        var skus = goods.skusOf(offers.stream()
                .map(StoredFlashOffers.Standing::skuId)
                .distinct()
                .toList());
        var least = leastPrices.of(skus.values());
        return offers.stream()
                .filter(each -> least.containsKey(each.skuId())
                        && each.price().isLessThan(Objects.requireNonNull(least.get(each.skuId()))))
                .map(StoredFlashOffers.Standing::id)
                .collect(Collectors.toSet());
    }
}
