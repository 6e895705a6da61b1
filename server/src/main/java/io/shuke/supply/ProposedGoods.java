package io.shuke.supply;

import io.shuke.catalog.ProductDraft;
import io.shuke.catalog.ProductDraft.SkuDraft;
import io.shuke.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Goods as their supplier wants them to be: everything but the price, the commission budget and the place on sale. */
public record ProposedGoods(
        @Schema(example = "Linden honey") String title,
        @Schema(example = "<p>July is short.</p>") String bodyHtml,
        UUID categoryId,
        List<String> tags,
        @Schema(example = "[\"Size\"]") List<String> optionNames,
        List<Sku> skus,
        List<ShownPicture> pictures) {
    /** @param stock the pieces a new SKU starts with */
    @Schema(name = "ProposedSku")
    public record Sku(
            @Nullable UUID id,
            @Nullable @Schema(example = "HONEY-500") String code,
            List<String> optionValues,
            Money purchasePrice,
            Money suggestedPrice,
            @Schema(example = "500") int weightGrams,
            @Schema(example = "20") int stock) {
        public Sku {
            optionValues = List.copyOf(optionValues);
        }
    }

    /** An uploaded picture and its words. */
    @Schema(name = "ProposedPicture")
    public record ShownPicture(UUID mediaId, String alt) {}

    public ProposedGoods {
        tags = List.copyOf(tags);
        optionNames = List.copyOf(optionNames);
        skus = List.copyOf(skus);
        pictures = List.copyOf(pictures);
    }

    /** The product that comes of it under the operator's terms. */
    ProductDraft draft(String vendor, String handle, boolean published, int budgetBasisPoints, List<Long> pricesMinor) {
        var drafts = new java.util.ArrayList<SkuDraft>();
        for (int i = 0; i < skus.size(); i++) {
            var sku = skus.get(i);
            drafts.add(new SkuDraft(
                    sku.id(),
                    sku.code(),
                    sku.optionValues(),
                    pricesMinor.get(i),
                    sku.purchasePrice().amountMinor(),
                    sku.weightGrams(),
                    sku.stock()));
        }
        return new ProductDraft(
                handle,
                title,
                bodyHtml,
                vendor,
                categoryId,
                tags,
                published,
                budgetBasisPoints,
                optionNames,
                List.copyOf(drafts));
    }
}
