package io.shuke.catalog;

import io.shuke.shared.Money;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A product as staff edit it.
 *
 * @param pictureSources where an import said that its pictures lie; they are never fetched
 * @param version to be sent back with an edit
 */
public record OperatorProduct(
        UUID id,
        String handle,
        String title,
        String bodyHtml,
        @Nullable String vendor,
        UUID categoryId,
        List<String> tags,
        boolean published,
        int commissionBudgetBasisPoints,
        List<ProductOption> options,
        List<OperatorSku> skus,
        List<Picture> pictures,
        List<SourceOfPicture> pictureSources,
        int version) {
    /**
     * A SKU with what only staff may see; {@code stock} is what can be ordered now.
     *
     * @param leastPrice the least that it can be offered for: what bears its purchase price and commission
     */
    public record OperatorSku(
            UUID id,
            @Nullable String code,
            List<String> optionValues,
            Money price,
            Money purchasePrice,
            Money leastPrice,
            int weightGrams,
            int stock) {}

    /** An address that an import named, with its words. */
    public record SourceOfPicture(String url, String alt) {}
}
