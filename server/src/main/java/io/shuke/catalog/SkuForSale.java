package io.shuke.catalog;

import io.shuke.shared.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A SKU as an order needs it at the moment it is placed. */
public record SkuForSale(
        UUID skuId,
        UUID productId,
        UUID categoryId,
        @Nullable UUID vendorId,
        String handle,
        String title,
        String options,
        @Nullable String pictureUrl,
        Money price,
        Money purchasePrice,
        int commissionBudgetBasisPoints,
        int weightGrams,
        boolean forSale) {
    /** The same at another price. */
    public SkuForSale at(Money other) {
        return new SkuForSale(
                skuId,
                productId,
                categoryId,
                vendorId,
                handle,
                title,
                options,
                pictureUrl,
                other,
                purchasePrice,
                commissionBudgetBasisPoints,
                weightGrams,
                forSale);
    }
}
