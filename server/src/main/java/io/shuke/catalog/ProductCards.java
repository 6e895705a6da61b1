package io.shuke.catalog;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Cards of products for other modules. */
@Component
public class ProductCards {
    private final ProductRows rows;
    private final StockLevels stock;
    private final Clock clock;

    ProductCards(ProductRows rows, StockLevels stock, Clock clock) {
        this.rows = rows;
        this.stock = stock;
        this.clock = clock;
    }

    /** Cards of the published ones among the given products, in the given order; one statement, and one of the stock. */
    public List<ProductCard> cardsOf(Collection<UUID> productIds, boolean withEarnings) {
        if (productIds.isEmpty()) {
            return List.of();
        }
        Map<UUID, CardRow> found = rows.publishedCardsOf(productIds, clock.instant()).stream()
                .collect(Collectors.toMap(row -> row.card().id(), Function.identity()));
        var available = stock.availableOf(CardRow.skusOf(found.values()));
        return productIds.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .map(row -> row.shown(available, withEarnings))
                .toList();
    }
}
