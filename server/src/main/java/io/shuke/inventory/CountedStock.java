package io.shuke.inventory;

import io.shuke.catalog.StockLevels;
import io.shuke.catalog.StockMoves;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The stock as the catalogue and carts see it. */
@Component
class CountedStock implements StockLevels {
    private final StockedSkus stock;
    private final StockMoves moves;

    CountedStock(StockedSkus stock, StockMoves moves) {
        this.stock = stock;
        this.moves = moves;
    }

    @Override
    public Map<UUID, Integer> availableOf(Collection<UUID> skuIds) {
        return skuIds.isEmpty() ? Map.of() : stock.availableOf(skuIds);
    }

    @Override
    @Transactional
    public void count(Map<UUID, Integer> countedOfSku) {
        if (countedOfSku.isEmpty()) {
            return;
        }
        stock.lock(countedOfSku.keySet());
        var tooFew = stock.count(countedOfSku);
        if (!tooFew.isEmpty()) {
            throw new ProblemException(ProblemKind.STOCK_BELOW_RESERVED).extension("skuIds", tooFew);
        }
        moves.moved(countedOfSku.keySet());
    }
}
