package io.shuke.commission;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version of the commission rules; rates in basis points (1/100 %). A line's budget is its product's rate in the plan,
 * else its category's, else – where {@code ownRates} lets products speak for themselves – the product's own, else the
 * default. Sharer, owner and introducer together never get more than the budget. A depth of two, and with it an
 * introducer's part, exists only under a recorded approval. What is earned is released {@code releaseDays} after the
 * customer has the goods, and not before the return window is over.
 */
public record Plan(
        UUID id,
        int version,
        String name,
        State state,
        int budgetDefaultBasisPoints,
        boolean ownRates,
        List<Rate> rates,
        int sharerBasisPoints,
        int ownerBasisPoints,
        int introducerBasisPoints,
        int windowDays,
        int releaseDays,
        int depth,
        @Nullable UUID depthApprovalId,
        SelfPurchase selfPurchase,
        String currency,
        @Nullable UUID replacesId,
        Instant createdAt,
        @Nullable Instant publishedAt,
        @Nullable UUID simulationId,
        @Nullable String publishingReason) {
    public Plan {
        rates = List.copyOf(rates);
    }

    /** The life of a plan. */
    public enum State {
        DRAFT,
        SIMULATED,
        PUBLISHED,
        RETIRED
    }

    /** What somebody's own link earns by their own purchase: nothing, or the sharer's part. */
    public enum SelfPurchase {
        NONE,
        REBATE
    }

    /** The rate of one product or category, with its title when the plan was written. */
    @Schema(name = "PlanRate")
    public record Rate(Kind kind, UUID subjectId, String title, int basisPoints) {
        /** What a rate is for. */
        public enum Kind {
            PRODUCT,
            CATEGORY
        }
    }

    boolean inForceAt(Instant at) {
        return publishedAt != null && !publishedAt.isAfter(at);
    }

    boolean rebates() {
        return selfPurchase == SelfPurchase.REBATE;
    }

    int budgetOf(UUID productId, UUID categoryId, int ownBasisPoints) {
        var rate = rateOf(productId, categoryId);
        if (rate != null) {
            return rate.basisPoints();
        }
        return ownRates ? ownBasisPoints : budgetDefaultBasisPoints;
    }

    BudgetRule ruleOf(UUID productId, UUID categoryId) {
        var rate = rateOf(productId, categoryId);
        if (rate != null) {
            return rate.kind() == Rate.Kind.PRODUCT ? BudgetRule.PRODUCT : BudgetRule.CATEGORY;
        }
        return ownRates ? BudgetRule.OWN : BudgetRule.DEFAULT;
    }

    private @Nullable Rate rateOf(UUID productId, UUID categoryId) {
        Rate ofCategory = null;
        for (var rate : rates) {
            if (rate.subjectId().equals(rate.kind() == Rate.Kind.PRODUCT ? productId : categoryId)) {
                if (rate.kind() == Rate.Kind.PRODUCT) {
                    return rate;
                }
                ofCategory = rate;
            }
        }
        return ofCategory;
    }
}
