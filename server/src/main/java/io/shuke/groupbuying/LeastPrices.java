package io.shuke.groupbuying;

import io.shuke.catalog.SkuForSale;
import io.shuke.shared.Money;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Knows the least that bears the purchase price and all of the commission budget of goods. Whoever sells provides it. */
public interface LeastPrices {
    /** By SKU, under the rules in force now. */
    Map<UUID, Money> of(Collection<SkuForSale> skus);
}
