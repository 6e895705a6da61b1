package io.shuke.catalog;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** What the catalogue asks of whoever keeps the stock. The inventory provides it. */
public interface StockLevels {
    /** Pieces that can be ordered now; a SKU without stock is absent or 0. One statement. */
    Map<UUID, Integer> availableOf(Collection<UUID> skuIds);

    /** Sets the counted pieces of SKUs that are new or recounted, and keeps what is reserved; joins the transaction. */
    void count(Map<UUID, Integer> countedOfSku);
}
