package io.shuke.commission.web;

import io.shuke.commission.Commission;
import io.shuke.commission.Role;
import io.shuke.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Schema(name = "Commission")
record CommissionView(
        UUID id,
        Instant at,
        Commission.State state,
        Role role,
        Money amount,
        Money reversed,
        String productTitle,

        @Schema(example = "K7R2-9XQM-4TWB") String orderNumber,

        @Nullable @Schema(description = "known once the goods have arrived")
        Instant releaseDue,

        @Schema(description = "as the customer agreed, else only the first letter")
        String customerName,

        @Schema(description = "a person looks at it before it is released; the explanation says why")
        boolean held) {
    static CommissionView of(Commission commission, Map<UUID, String> names) {
        return new CommissionView(
                commission.id(),
                commission.accruedAt(),
                commission.state(),
                commission.role(),
                commission.amount(),
                commission.reversed(),
                commission.productTitle(),
                commission.orderNumber(),
                commission.releaseDue(),
                names.getOrDefault(commission.buyerId(), ""),
                commission.held());
    }
}
