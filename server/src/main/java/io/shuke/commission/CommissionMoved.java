package io.shuke.commission;

import io.shuke.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Commission of partners was booked with a sale, released, or taken back after it was theirs, so that they owe it.
 * Published inside the transaction that moved the money. Amounts are positive.
 */
public record CommissionMoved(What what, List<Part> parts, Instant at) {
    public CommissionMoved {
        parts = List.copyOf(parts);
    }

    /** What became of it. */
    public enum What {
        BOOKED,
        RELEASED,
        OWED
    }

    /** One commission; for what it was earned is there where it is booked. */
    public record Part(
            UUID commissionId, UUID partnerId, @Nullable Role role, Money amount) {}
}
