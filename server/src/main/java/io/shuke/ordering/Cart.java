package io.shuke.ordering;

import io.shuke.catalog.Picture;
import io.shuke.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody means to buy, as it stands now. The subtotal counts the lines that can be ordered as they are. */
public record Cart(List<Line> lines, Money subtotal) {
    /** A line with today's price. */
    @Schema(name = "CartLine")
    public record Line(
            UUID skuId,
            UUID productId,
            String handle,
            String title,
            String options,
            @Nullable Picture picture,
            Money unitPrice,
            int quantity,
            int available,
            State state) {}

    /** Whether a line can be ordered. */
    @Schema(name = "CartLineState")
    public enum State {
        OK,
        /** Nothing is left of it. */
        SOLD_OUT,
        /** There are fewer than wanted. */
        LESS_LEFT,
        /** It is not sold any more. */
        GONE
    }

    public Cart {
        lines = List.copyOf(lines);
    }
}
