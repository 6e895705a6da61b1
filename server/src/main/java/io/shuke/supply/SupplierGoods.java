package io.shuke.supply;

import io.shuke.catalog.Picture;
import io.shuke.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A product as its supplier sees it: without the operator's commission budget. */
public record SupplierGoods(
        UUID id,
        String handle,
        String title,
        String bodyHtml,
        UUID categoryId,
        List<String> tags,
        boolean published,
        List<String> optionNames,
        List<Sku> skus,
        List<Picture> pictures,

        @Nullable @Schema(description = "the change of it that waits")
        UUID openProposalId) {
    /** A SKU; {@code stock} is what can be ordered now. */
    @Schema(name = "SupplierSku")
    public record Sku(
            UUID id,
            @Nullable String code,
            List<String> optionValues,
            Money purchasePrice,
            Money price,
            int weightGrams,
            int stock) {}
}
