package io.shuke.supply;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a supplier wants to sell, or to change of what it sells; {@code productId} is absent for new goods. */
public record Proposal(
        UUID id,
        UUID supplierId,
        String supplierName,
        @Nullable UUID productId,

        @Nullable @Schema(description = "the product's version that the supplier saw")
        Integer productVersion,

        State state,
        ProposedGoods goods,
        Instant proposedAt,
        @Nullable Instant decidedAt,
        @Nullable String reason) {
    /** Where a proposal stands. */
    @Schema(name = "ProposalState")
    public enum State {
        WAITING,
        APPROVED,
        DECLINED,
        WITHDRAWN
    }
}
