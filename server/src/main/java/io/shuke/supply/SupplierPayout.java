package io.shuke.supply;

import io.shuke.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Money that the market pays a supplier by bank transfer. */
public record SupplierPayout(
        UUID id,
        @Schema(example = "SP8K2M4N6P8Q2R") String number,
        UUID supplierId,
        String supplierName,
        Money amount,
        State state,
        @Nullable String bankName,
        @Nullable String bankAccount,
        UUID preparedBy,
        Instant preparedAt,
        @Nullable Instant approvedAt,
        @Nullable Instant endedAt,
        @Nullable @Schema(example = "ABC20261126000123") String reference,
        @Nullable String reason) {
    /** Where a payout stands. Money is in payout from WAITING on; REJECTED and FAILED give it back. */
    @Schema(name = "SupplierPayoutState")
    public enum State {
        /** For a second member of staff. */
        WAITING,
        /** The bank transfer may be made. */
        APPROVED,
        PAID,
        REJECTED,
        FAILED
    }
}
