package io.shuke.ordering;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** So many pieces of one SKU, at its ordinary price or by an offer. */
public record Pieces(UUID skuId, int quantity, @Nullable UUID offerId) {
    public static final int MOST_PER_LINE = 99;
    public static final int MOST_LINES = 50;

    public Pieces(UUID skuId, int quantity) {
        this(skuId, quantity, null);
    }

    public Pieces {
        if (quantity < 1 || quantity > MOST_PER_LINE) {
            throw new IllegalArgumentException("not a quantity: " + quantity);
        }
    }
}
