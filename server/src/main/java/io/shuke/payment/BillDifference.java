package io.shuke.payment;

import io.shuke.payment.BillRow.Kind;
import io.shuke.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a provider's bill and our books disagree about a number; what one side lacks is null there. */
public record BillDifference(
        UUID id,
        String provider,
        LocalDate day,
        Kind kind,
        String number,
        What what,
        @Nullable String orderNumber,
        @Nullable Money ourAmount,
        @Nullable String ourState,
        @Nullable Money theirAmount,
        @Nullable String theirState,
        Instant foundAt,
        @Nullable Instant resolvedAt,
        @Nullable String reason) {
    /** How they disagree. */
    public enum What {
        /** The bill has it, we don't. */
        OURS_MISSING,
        /** We have it as done, and no bill does. */
        THEIRS_MISSING,
        AMOUNT_DIFFERS,
        STATE_DIFFERS
    }
}
