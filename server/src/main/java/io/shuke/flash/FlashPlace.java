package io.shuke.flash;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's place in a flash offer.
 *
 * @param ahead how many wait before them
 * @param callUntil until when it is their turn
 */
@Schema(description = "Somebody's place in a flash offer")
public record FlashPlace(
        State state,
        @Schema(example = "1") int pieces,

        @Schema(example = "3", description = "so many wait before me")
        int ahead,

        @Nullable @Schema(description = "until when it is my turn to order")
        Instant callUntil,

        @Nullable @Schema(description = "the order that has it, where it is of this account of mine")
        UUID orderId) {
    /** Where somebody stands. */
    @Schema(name = "FlashPlaceState")
    public enum State {
        WAITING,
        /** It is their turn: an order within the time takes the pieces that are held for them. */
        CALLED,
        /** An order that is not paid yet has the pieces. */
        HELD,
        SOLD,
        /** They left, did not order in time, or gave the pieces back; they may come again. */
        GONE
    }
}
