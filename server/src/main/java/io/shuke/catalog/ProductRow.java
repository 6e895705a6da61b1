package io.shuke.catalog;

import io.shuke.shared.Money;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A product as it was read, before stock and reader are known.
 *
 * @param revision the catalogue's when it was read
 */
record ProductRow(Product product, Money earnUpTo, long revision) {
    List<UUID> skuIds() {
        return product.skus().stream().map(Sku::id).toList();
    }

    Product shown(Map<UUID, Integer> available, boolean withEarnings) {
        var skus = product.skus().stream()
                .map(sku -> new Sku(
                        sku.id(),
                        sku.code(),
                        sku.optionValues(),
                        sku.price(),
                        sku.lowest30Days(),
                        Math.clamp(available.getOrDefault(sku.id(), 0), 0, Sku.MOST_SHOWN),
                        sku.weightGrams()))
                .toList();
        return new Product(
                product.id(),
                product.handle(),
                product.title(),
                product.category(),
                product.picture(),
                product.priceFrom(),
                product.priceVaries(),
                product.lowest30Days(),
                skus.stream().allMatch(sku -> sku.available() == 0),
                withEarnings ? earnUpTo : null,
                product.bodyHtml(),
                product.vendor(),
                product.tags(),
                product.pictures(),
                product.options(),
                skus,
                product.published());
    }
}
