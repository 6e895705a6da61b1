package io.shuke.supply;

import io.shuke.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of a supplier's account: what was sold, what the supplier's own coupon took off it, what was taken back or paid
 * out. All but what was sold is negative; what is taken back is less the same part of the coupon.
 */
public record SupplierEntry(
        UUID id,
        Kind kind,
        Instant at,
        @Nullable @Schema(example = "4810937264501928") String orderNumber,
        @Nullable @Schema(example = "Linden honey") String title,
        @Nullable String options,

        @Nullable @Schema(description = "pieces that were sold; absent where money was taken back")
        Integer quantity,

        Money amount,

        @Schema(description = "PENDING, AVAILABLE or REVERSED of a sale and its coupon; the state of a payout")
        String state,

        @Nullable @Schema(description = "number of the payout, reference of the transfer")
        String reference) {
    /** What moved the account. */
    @Schema(name = "SupplierEntryKind")
    public enum Kind {
        SALE,
        COUPON,
        REVERSAL,
        PAYOUT
    }
}
