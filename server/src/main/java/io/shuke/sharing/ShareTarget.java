package io.shuke.sharing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a share link leads to: a product by its id, a shop by its owner's id, or the market as a whole. */
public record ShareTarget(Kind kind, @Nullable UUID id) {
    /** The kinds of things that are shared. */
    public enum Kind {
        PRODUCT,
        SHOP,
        MARKET
    }

    public ShareTarget {
        if ((kind == Kind.MARKET) != (id == null)) {
            throw new IllegalArgumentException("a product or shop has an id, the market has none");
        }
    }
}
