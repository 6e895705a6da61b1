package io.shuke.commission;

import io.shuke.commission.Plan.Rate.Kind;
import io.shuke.commission.Plan.SelfPurchase;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody wants a new version of the rules to say; rates in basis points. See {@link Plan}. */
public record PlanDraft(
        String name,
        int budgetDefaultBasisPoints,
        boolean ownRates,
        List<Rate> rates,
        int sharerBasisPoints,
        int ownerBasisPoints,
        int introducerBasisPoints,
        int windowDays,
        int releaseDays,
        @Nullable UUID depthApprovalId,
        SelfPurchase selfPurchase) {
    public PlanDraft {
        rates = List.copyOf(rates);
    }

    /** The rate of one product or category. */
    public record Rate(Kind kind, UUID subjectId, int basisPoints) {}

    int depth() {
        return depthApprovalId == null ? 1 : 2;
    }
}
