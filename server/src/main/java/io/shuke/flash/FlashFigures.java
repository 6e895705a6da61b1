package io.shuke.flash;

import io.shuke.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;

/** How far people came in a flash offer, counted from its places as they stand; whoever came again counts once more. */
public record FlashFigures(
        @Schema(example = "180", description = "places that were ever given, at the counter or in the line")
        int came,

        @Schema(example = "64", description = "of them those that had to wait in the line")
        int waited,

        @Schema(
                example = "31",
                description = "of those who waited, how many left or let their turn pass without an order")
        int missed,

        @Schema(example = "130", description = "places for which an order was placed")
        int ordered,

        @Schema(example = "98", description = "places whose order was paid")
        int paid,

        @Schema(example = "3", description = "paid places whose money all went back")
        int refunded,

        @Schema(description = "what the pieces that are paid for and were kept cost, before freight")
        Money sold,

        @Schema(description = "how much more they cost otherwise")
        Money saved) {}
