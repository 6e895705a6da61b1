package io.shuke.flash;

import io.shuke.catalog.BelowCost;
import io.shuke.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A flash offer as staff see it, with what became of its places.
 *
 * @param came how many ever had a place in it, in the line or before a counter
 * @param held pieces of unpaid orders, and of those whose turn it is
 * @param sold pieces of paid orders that nobody gave back
 */
public record FlashOffer(
        UUID id,
        UUID productId,
        UUID skuId,
        @Schema(example = "椴树蜜") String title,
        @Schema(example = "500 g") String options,
        FlashState state,
        Money price,
        Money listPrice,

        @Schema(example = "100", description = "set aside when it is published")
        int pieces,

        @Schema(example = "1", description = "at most so many pieces a person")
        int piecesEach,

        Instant startsAt,
        Instant endsAt,
        Instant madeAt,
        @Nullable Instant endedAt,

        @Schema(example = "180", description = "people who ever had a place in it")
        int came,

        @Schema(example = "12", description = "pieces in unpaid hands")
        int held,

        @Schema(example = "70", description = "pieces that are paid")
        int sold,

        @Schema(example = "9", description = "people in the line")
        int waiting,

        @Schema(example = "18", description = "pieces that anybody can have")
        int left,

        @Nullable @Schema(description = "present while its price doesn't bear what the goods cost by now")
        BelowCost belowCost) {
    FlashOffer with(@Nullable BelowCost below) {
        return new FlashOffer(
                id,
                productId,
                skuId,
                title,
                options,
                state,
                price,
                listPrice,
                pieces,
                piecesEach,
                startsAt,
                endsAt,
                madeAt,
                endedAt,
                came,
                held,
                sold,
                waiting,
                left,
                below);
    }

    /** Whether somebody can still order by it, now or later. */
    boolean stands(Instant at) {
        return state == FlashState.PUBLISHED && at.isBefore(endsAt);
    }
}
