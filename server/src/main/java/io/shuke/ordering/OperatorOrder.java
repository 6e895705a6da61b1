package io.shuke.ordering;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order as staff see it: with its buyer, and who stands behind each line. */
public record OperatorOrder(
        @JsonUnwrapped Order order,
        UUID buyerId,
        String buyerName,
        String buyerPhoneMasked,
        List<LineEvidence> evidence) {
    /** Who stood behind a line when it was ordered: the owner of the buyer's binding, and whose touch closed the sale. */
    @Schema(name = "OrderLineEvidence")
    public record LineEvidence(
            UUID lineId,
            @Nullable UUID ownerPartnerId,
            @Nullable String ownerName,
            @Nullable UUID sharerPartnerId,
            @Nullable String sharerName,
            @Nullable Instant touchAt,
            int planVersion) {}

    public OperatorOrder {
        evidence = List.copyOf(evidence);
    }
}
