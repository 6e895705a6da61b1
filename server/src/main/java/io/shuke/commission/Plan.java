package io.shuke.commission;

import io.shuke.shared.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version of the commission rules; rates in basis points (1/100 %). Sharer and owner together never get more than the
 * budget. A depth of two exists only under a recorded approval.
 */
public record Plan(
        UUID id,
        int version,
        String name,
        State state,
        int budgetDefaultBasisPoints,
        int sharerBasisPoints,
        int ownerBasisPoints,
        int windowDays,
        int releaseDays,
        int depth,
        Money payoutMinimum,
        @Nullable Instant publishedAt) {
    /** The life of a plan. */
    public enum State {
        DRAFT,
        SIMULATED,
        PUBLISHED,
        RETIRED
    }

    boolean inForceAt(Instant at) {
        return publishedAt != null && !publishedAt.isAfter(at);
    }
}
