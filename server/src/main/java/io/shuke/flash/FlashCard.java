package io.shuke.flash;

import io.shuke.catalog.ProductCard;
import io.shuke.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A flash offer as buyers see it this moment.
 *
 * @param left pieces that can be had at once; 0 while somebody waits
 */
public record FlashCard(
        UUID id,
        ProductCard product,
        UUID skuId,
        @Schema(example = "500 g") String options,
        Money price,

        @Schema(description = "what the same costs now without the offer")
        Money listPrice,

        @Nullable
        @Schema(description = "the lowest of its earlier prices of the last 30 days, where it changed in them")
        Money lowest30Days,

        @Schema(example = "100") int pieces,
        @Schema(example = "1") int piecesEach,
        Instant startsAt,
        Instant endsAt,
        Stage stage,

        @Schema(example = "18", description = "pieces that can be had at once; 0 while somebody waits")
        int left,

        @Schema(example = "9", description = "people in the line")
        int waiting,

        @Schema(description = "the server's time, for countdowns")
        Instant now) {
    /** What a buyer can do. */
    @Schema(name = "FlashStage")
    public enum Stage {
        /** It begins later. */
        SOON,
        /** Pieces are left. */
        OPEN,
        /** All pieces are in hands, and not all of them are paid: there is a line. */
        LINE,
        /** Every piece is paid. */
        SOLD_OUT,
        /** Its time is over, or staff ended it. */
        OVER
    }
}
