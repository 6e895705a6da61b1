package io.shuke.catalog;

import io.shuke.catalog.OperatorProduct.OperatorSku;
import io.shuke.catalog.OperatorProduct.SourceOfPicture;
import io.shuke.catalog.ProductState.SkuState;
import io.shuke.shared.Cursor;
import io.shuke.shared.Money;
import io.shuke.shared.Page;
import io.shuke.shared.SearchText;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Products as staff see them: drafts too, with purchase prices and whole stock. */
@Component
public class OperatorProducts {
    private final StoredProducts products;
    private final OperatorProductRows rows;
    private final StockLevels stock;
    private final Goods goods;
    private final LeastPrices leastPrices;

    OperatorProducts(
            StoredProducts products,
            OperatorProductRows rows,
            StockLevels stock,
            Goods goods,
            LeastPrices leastPrices) {
        this.products = products;
        this.rows = rows;
        this.stock = stock;
        this.goods = goods;
        this.leastPrices = leastPrices;
    }

    public Optional<OperatorProduct> find(UUID id) {
        return products.find(id).map(this::shown);
    }

    /** The products that changed last come first; {@code published} null means all. */
    public Page<OperatorProductRow> list(
            @Nullable String query, @Nullable Boolean published, @Nullable String after, int limit) {
        var runs = query == null ? List.<String>of() : SearchText.queried(query);
        var cursor = Cursor.decoded(after, 2);
        return page(rows.list(runs, published, cursor, limit), limit);
    }

    /** The vendor's products, the last changed first. */
    public Page<OperatorProductRow> ofVendor(UUID vendorId, @Nullable String after, int limit) {
        var found = rows.ofVendor(vendorId, Cursor.decoded(after, 2), limit);
        return page(found, limit);
    }

    private Page<OperatorProductRow> page(List<OperatorProductRows.Row> found, int limit) {
        var page = Page.of(found, limit, row -> Cursor.of(ProductsWanted.micros(row.updatedAt()), row.id()));
        var available = stock.availableOf(
                page.items().stream().flatMap(row -> row.skuIds().stream()).toList());
        return page.map(row -> row.shown(available));
    }

    private OperatorProduct shown(StoredProduct stored) {
        var product = stored.state();
        var skuIds = product.skus().stream().map(SkuState::id).toList();
        var available = stock.availableOf(skuIds);
        var least = leastPrices.of(goods.skusOf(skuIds).values());
        return new OperatorProduct(
                product.id(),
                product.handle(),
                product.title(),
                product.bodyHtml(),
                product.vendor(),
                product.category().id(),
                product.tags(),
                product.published(),
                product.commissionBudgetBasisPoints(),
                options(product),
                product.skus().stream()
                        .map(sku -> shown(
                                sku, Objects.requireNonNull(least.get(sku.id())), available.getOrDefault(sku.id(), 0)))
                        .toList(),
                rows.picturesOf(product.id()),
                product.pictureSources().stream()
                        .map(source -> new SourceOfPicture(source.url(), source.alt()))
                        .toList(),
                stored.version());
    }

    private static OperatorSku shown(SkuState sku, Money least, int stock) {
        return new OperatorSku(
                sku.id(),
                sku.code(),
                sku.optionValues(),
                Money.cny(sku.priceMinor()),
                Money.cny(sku.purchasePriceMinor()),
                least,
                sku.weightGrams(),
                stock);
    }

    private static List<ProductOption> options(ProductState product) {
        return IntStream.range(0, product.optionNames().size())
                .mapToObj(i -> new ProductOption(
                        product.optionNames().get(i),
                        product.skus().stream()
                                .map(sku -> sku.optionValues().get(i))
                                .distinct()
                                .toList()))
                .toList();
    }
}
