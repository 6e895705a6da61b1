package io.shuke.commission;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One partner's reward for one order, held for stated reasons until somebody decides; what the partner said about it. */
public record Hold(
        UUID id,
        UUID orderId,
        String orderNumber,
        UUID partnerId,
        State state,
        List<HoldReason> reasons,
        Instant raisedAt,
        @Nullable String appeal,
        @Nullable Instant appealedAt,
        @Nullable Instant decidedAt,
        @Nullable String decisionReason) {
    public Hold {
        reasons = List.copyOf(reasons);
    }

    /** Held until it is lifted, which lets the reward go its way, or confirmed, which takes it back. */
    public enum State {
        HELD,
        LIFTED,
        CONFIRMED
    }
}
