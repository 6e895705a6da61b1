package io.shuke.inventory;

import io.shuke.catalog.Goods;
import io.shuke.catalog.StockLevels;
import io.shuke.shared.Audit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Staff counted the pieces of a SKU on the shelf: those that orders hold stay theirs, the rest can be ordered. Refuses a
 * count below what orders hold ({@code stock-below-reserved}); written to the audit trail.
 */
@Component
public class CountingStock {
    private final StockLevels levels;
    private final StockedSkus stock;
    private final Goods goods;
    private final Audit audit;

    CountingStock(StockLevels levels, StockedSkus stock, Goods goods, Audit audit) {
        this.levels = levels;
        this.stock = stock;
        this.goods = goods;
        this.audit = audit;
    }

    /** Pieces of a SKU that can be ordered, and those that unpaid orders hold. */
    public record Level(int available, int reserved) {}

    /** The level after the count, or nothing for a SKU that doesn't exist. */
    @Transactional
    public Optional<Level> count(UUID skuId, int counted, UUID staffId) {
        if (goods.skusOf(List.of(skuId)).isEmpty()) {
            return Optional.empty();
        }
        stock.lock(List.of(skuId));
        var before = levelOf(skuId);
        levels.count(Map.of(skuId, counted));
        var after = levelOf(skuId);
        audit.record(staffId, "stock.count", "sku:" + skuId, before, after, null);
        return Optional.of(after);
    }

    private Level levelOf(UUID skuId) {
        var one = List.of(skuId);
        return new Level(
                stock.availableOf(one).getOrDefault(skuId, 0),
                stock.reservedOf(one).getOrDefault(skuId, 0));
    }
}
