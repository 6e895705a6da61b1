package io.shuke.catalog;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The stock as the catalogue sees it: of whoever keeps it, and none where nobody does. */
@Component
class Stock {
    private final ObjectProvider<StockLevels> keeper;

    Stock(ObjectProvider<StockLevels> keeper) {
        this.keeper = keeper;
    }

    Map<UUID, Integer> availableOf(Collection<UUID> skuIds) {
        var levels = keeper.getIfAvailable();
        return levels == null || skuIds.isEmpty() ? Map.of() : levels.availableOf(skuIds);
    }

    void count(Map<UUID, Integer> countedOfSku) {
        if (!countedOfSku.isEmpty()) {
            keeper.ifAvailable(levels -> levels.count(countedOfSku));
        }
    }
}
