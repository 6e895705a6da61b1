package io.shuke.catalog;

import io.shuke.shared.Page;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Products as shoppers see them. A product costs two statements, a list of any length two. */
@Component
public class Products {
    private static final int LONGEST_HANDLE = 200;

    private final ProductRows rows;
    private final StockLevels stock;
    private final Clock clock;

    Products(ProductRows rows, StockLevels stock, Clock clock) {
        this.rows = rows;
        this.stock = stock;
        this.clock = clock;
    }

    /** The product with this id or handle, published or not. */
    public Optional<Product> find(String idOrHandle, boolean withEarnings) {
        return row(idOrHandle).map(row -> row.shown(stock.availableOf(row.skuIds()), withEarnings));
    }

    /** One page of the published products that are wanted. */
    public Page<ProductCard> list(ProductsWanted wanted, boolean withEarnings) {
        if (wanted.vain()) {
            return new Page<>(List.of(), null);
        }
        var page = Page.of(rows.published(wanted, clock.instant()), wanted.limit(), wanted::cursorOf);
        var available = stock.availableOf(CardRow.skusOf(page.items()));
        return page.map(row -> row.shown(available, withEarnings));
    }

    private Optional<ProductRow> row(String idOrHandle) {
        if (idOrHandle.length() > LONGEST_HANDLE || idOrHandle.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        var id = id(idOrHandle);
        return id == null ? rows.byHandle(idOrHandle, clock.instant()) : rows.byId(id, clock.instant());
    }

    private static @Nullable UUID id(String text) {
        if (text.length() != 36) {
            return null;
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
