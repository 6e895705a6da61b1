package io.shuke.ordering;

import java.util.UUID;

/** So many pieces of one SKU. */
public record Pieces(UUID skuId, int quantity) {
    public static final int MOST_PER_LINE = 99;
    public static final int MOST_LINES = 50;

    public Pieces {
        if (quantity < 1 || quantity > MOST_PER_LINE) {
            throw new IllegalArgumentException("not a quantity: " + quantity);
        }
    }
}
