package io.shuke.flash;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place in a flash offer as staff see it, with what became of it.
 *
 * @param number in order of arrival
 * @param name whose it is; empty where the account is gone
 * @param callUntil until when it was their turn, where they waited
 * @param goneAt when they left, did not order in time, or the order ended
 */
public record OperatorFlashPlace(
        @Schema(example = "12") long number,
        @Schema(example = "梅子") String name,
        FlashPlace.State state,
        @Schema(example = "1") int pieces,
        @Nullable UUID orderId,
        Instant cameAt,
        @Nullable Instant callUntil,
        @Nullable Instant paidAt,
        @Nullable Instant goneAt) {}
