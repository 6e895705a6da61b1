package io.shuke.commission;

/** Where the rate of a line's budget came from: the first of these that there is. */
public enum BudgetRule {
    /** The plan names the product. */
    PRODUCT,
    /** The plan names the product's category. */
    CATEGORY,
    /** The product says it itself, and the plan lets it. */
    OWN,
    /** The plan's rate for everything else. */
    DEFAULT
}
