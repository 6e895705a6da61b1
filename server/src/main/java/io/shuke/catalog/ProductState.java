package io.shuke.catalog;

import io.shuke.catalog.ProductCard.CategoryName;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything that is kept of a product and its SKUs in force; two are equal where nothing would change. */
record ProductState(
        UUID id,
        String handle,
        String title,
        String bodyHtml,
        @Nullable String vendor,
        CategoryName category,
        List<String> tags,
        boolean published,
        int commissionBudgetBasisPoints,
        List<String> optionNames,
        List<SkuState> skus,
        List<PictureSource> pictureSources) {
    ProductState {
        tags = List.copyOf(tags);
        optionNames = List.copyOf(optionNames);
        skus = List.copyOf(skus);
        pictureSources = List.copyOf(pictureSources);
    }

    /** @param importedQuantity the stock that the last import told, so that telling it again counts nothing */
    record SkuState(
            UUID id,
            @Nullable String code,
            List<String> optionValues,
            long priceMinor,
            long purchasePriceMinor,
            int weightGrams,
            @Nullable Integer importedQuantity) {
        SkuState {
            optionValues = List.copyOf(optionValues);
        }
    }

    /** Where a picture lies elsewhere. */
    record PictureSource(String url, String alt) {}
}
