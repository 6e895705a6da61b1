package io.shuke.commission.web;

import io.shuke.commission.Hold;
import io.shuke.commission.HoldReason;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A hold as its partner sees it. */
@Schema(name = "CommissionHold")
record HoldView(
        UUID id,
        Hold.State state,
        List<HoldReason> reasons,
        Instant raisedAt,

        @Nullable @Schema(example = "My sister ordered on our tablet.")
        String appeal,

        @Nullable Instant appealedAt,
        @Nullable Instant decidedAt,
        @Nullable String decisionReason) {
    static HoldView of(Hold hold) {
        return new HoldView(
                hold.id(),
                hold.state(),
                hold.reasons(),
                hold.raisedAt(),
                hold.appeal(),
                hold.appealedAt(),
                hold.decidedAt(),
                hold.decisionReason());
    }
}
