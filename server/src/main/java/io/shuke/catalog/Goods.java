package io.shuke.catalog;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reads of goods for carts and orders. */
@Component
public class Goods {
    private final SkuRows rows;

    Goods(SkuRows rows) {
        this.rows = rows;
    }

    /** The SKUs that exist among the given, on sale or not, in one statement. */
    public Map<UUID, SkuForSale> skusOf(Collection<UUID> skuIds) {
        return skuIds.isEmpty() ? Map.of() : rows.skusOf(skuIds);
    }
}
