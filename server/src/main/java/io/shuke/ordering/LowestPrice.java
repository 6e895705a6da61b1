package io.shuke.ordering;

import io.shuke.catalog.SkuForSale;
import io.shuke.shared.Money;

/** The least that a SKU can be sold for: what bears its purchase price and all of its commission budget. */
public final class LowestPrice {
    private static final int WHOLE = 10_000;

    private LowestPrice() {}

    /** Never above the ordinary price, and at least one minor unit. */
    public static Money of(SkuForSale sku, CommissionTerms.Budgets budgets) {
        var budget = budgets.basisPointsOf(sku.productId(), sku.categoryId(), sku.commissionBudgetBasisPoints());
        var ordinary = sku.price().amountMinor();
        if (budget >= WHOLE) {
            return sku.price();
        }
        var kept = (long) WHOLE - budget;
        var purchase = Math.multiplyExact(sku.purchasePrice().amountMinor(), (long) WHOLE);
        var least = Math.max(1, Math.ceilDiv(purchase, kept));
        return new Money(Math.min(least, ordinary), sku.price().currency());
    }
}
