package io.shuke.catalog;

import io.shuke.catalog.ProductCard.CategoryName;
import io.shuke.shared.Money;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A product as its page shows it: the card's words, and the rest. The body is sanitised HTML. */
public record Product(
        UUID id,
        String handle,
        String title,
        CategoryName category,
        @Nullable Picture picture,
        Money priceFrom,
        boolean priceVaries,
        @Nullable Money lowest30Days,
        boolean soldOut,
        @Nullable Money earnUpTo,
        String bodyHtml,
        @Nullable String vendor,
        List<String> tags,
        List<Picture> pictures,
        List<ProductOption> options,
        List<Sku> skus,
        boolean published) {}
