package io.shuke.commission;

import io.shuke.shared.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one partner earned by one line in one role, and what became of it. {@code refunded} is how much of the base is back
 * with the buyer, {@code reversed} the same part of the amount. Held where a person looks at it first.
 */
public record Commission(
        UUID id,
        UUID partnerId,
        UUID buyerId,
        UUID orderId,
        String orderNumber,
        UUID lineId,
        UUID productId,
        String productTitle,
        String options,
        int quantity,
        int planVersion,
        Role role,
        Money base,
        Money refunded,
        BudgetRule budgetRule,
        int budgetBasisPoints,
        Money budget,
        int rateBasisPoints,
        Money amount,
        Money reversed,
        State state,
        @Nullable Instant boundSince,
        @Nullable Instant touchedAt,
        @Nullable String linkCode,
        @Nullable String channel,
        Instant accruedAt,
        @Nullable Instant releaseDue,
        @Nullable Instant releasedAt,
        boolean held) {
    /** Where commission stands. */
    public enum State {
        PENDING,
        RELEASED,
        REVERSED
    }
}
