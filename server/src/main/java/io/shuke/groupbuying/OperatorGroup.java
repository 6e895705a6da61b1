package io.shuke.groupbuying;

import io.shuke.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A group as staff see it, with everything that happened to it and, afterwards, to the money for its seats. */
public record OperatorGroup(Head group, List<Moment> timeline) {
    /** Where a group stands. */
    @Schema(name = "OperatorGroupHead")
    public record Head(
            UUID id,
            @Schema(example = "k3TqWx7RbNm2") String code,
            UUID campaignId,
            @Schema(example = "椴树蜜") String title,
            GroupState state,
            @Schema(example = "3") int size,
            @Schema(example = "3") int least,
            @Schema(example = "2") int taken,
            @Schema(example = "2") int paid,
            UUID openedBy,
            @Schema(example = "林晓雨") String openerName,
            Instant madeAt,
            @Nullable Instant fillsBefore,
            @Nullable Instant filledAt,
            @Nullable Instant failedAt) {}

    /**
     * What happened, and to whose order.
     *
     * @param amount what goes back, where money does
     */
    @Schema(name = "GroupMoment")
    public record Moment(
            Instant at,
            What what,
            @Nullable UUID orderId,
            @Nullable @Schema(example = "梅子") String name,
            @Nullable Money amount) {}

    /** What can happen to a group. */
    @Schema(name = "GroupMomentKind")
    public enum What {
        OPENED,
        SEAT_TAKEN,
        SEAT_PAID,
        /** Somebody paid late, and was given a seat that was free. */
        SEAT_GIVEN_LATE,
        SEAT_BACK,
        FILLED,
        FAILED,
        /** Money is to go back: of a seat that came to nothing, or, once the group was full, of what was bought. */
        REFUND_BEGUN,
        /** It is back with its buyer. */
        REFUNDED
    }

    public OperatorGroup {
        timeline = List.copyOf(timeline);
    }
}
