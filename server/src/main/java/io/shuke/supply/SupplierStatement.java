package io.shuke.supply;

import io.shuke.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A supplier's month in the market's time zone, oldest entry first. Payouts count where they were paid. */
public record SupplierStatement(
        @Schema(example = "2026-11") String month,
        String supplierName,
        String legalName,
        Money sold,

        @Schema(description = "what the supplier's own coupons took off it; negative")
        Money coupons,

        Money takenBack,
        Money paidOut,
        List<SupplierEntry> entries) {
    public SupplierStatement {
        entries = List.copyOf(entries);
    }
}
