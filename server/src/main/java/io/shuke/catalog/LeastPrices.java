package io.shuke.catalog;

import io.shuke.shared.Money;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Knows the least that bears the purchase price and all of the commission budget of goods. Whoever sells provides it. */
public interface LeastPrices {
    /** By SKU, under the rules in force now; never above what everybody pays. */
    Map<UUID, Money> of(Collection<SkuForSale> skus);

    /** Between what one SKU can be offered. */
    default PriceBounds boundsOf(SkuForSale sku) {
        return new PriceBounds(Objects.requireNonNull(of(List.of(sku)).get(sku.skuId())), sku.price());
    }
}
