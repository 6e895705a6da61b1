package io.shuke.catalog;

import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reads of goods for carts and orders. */
@Component
public class Goods {
    private final SkuRows rows;
    private final Clock clock;

    Goods(SkuRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** The SKUs that exist among the given, on sale or not, in one statement. */
    public Map<UUID, SkuForSale> skusOf(Collection<UUID> skuIds) {
        return skuIds.isEmpty() ? Map.of() : rows.skusOf(skuIds);
    }

    /** What those that exist among the SKUs cost now, and their lowest prices of 30 days, in one statement. */
    public Map<UUID, ShownPrice> pricesOf(Collection<UUID> skuIds) {
        return skuIds.isEmpty() ? Map.of() : rows.pricesOf(skuIds, clock.instant());
    }
}
