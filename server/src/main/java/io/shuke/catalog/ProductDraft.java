package io.shuke.catalog;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A product as somebody wants it to be.
 *
 * @param bodyHtml may be any HTML; it is sanitised before it is kept
 * @param vendor the vendor's name; one of that name is made where there is none
 */
public record ProductDraft(
        String handle,
        String title,
        String bodyHtml,
        @Nullable String vendor,
        UUID categoryId,
        List<String> tags,
        boolean published,
        int commissionBudgetBasisPoints,
        List<String> optionNames,
        List<SkuDraft> skus) {
    /** What part of a price may become commission where nobody said otherwise. */
    public static final int USUAL_BUDGET_BASIS_POINTS = 1_000;

    /**
     * A SKU as somebody wants it to be, in minor units of the market's currency.
     *
     * @param id of the SKU that changes, or null for a new one
     * @param stock the pieces a new SKU starts with; nothing for one that exists, whose stock is counted apart
     */
    public record SkuDraft(
            @Nullable UUID id,
            @Nullable String code,
            List<String> optionValues,
            long priceMinor,
            long purchasePriceMinor,
            int weightGrams,
            int stock) {}
}
