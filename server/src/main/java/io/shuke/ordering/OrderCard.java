package io.shuke.ordering;

import io.shuke.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order as lists show it, with its first lines. */
public record OrderCard(
        UUID id,
        String number,
        OrderState state,
        Instant placedAt,
        Money total,
        int lineCount,
        List<Order.Line> firstLines,
        @Nullable Instant payBefore,

        @Nullable @Schema(description = "the server's time, for the countdown of what has to be paid")
        Instant now,

        Order.@Nullable Group group) {
    /** How many lines a card shows. */
    static final int FIRST_LINES = 3;

    public OrderCard {
        firstLines = List.copyOf(firstLines);
    }
}
