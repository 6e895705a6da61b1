package io.shuke.sharing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a share link leads to: a product by its id, a shop by its owner's id, a group by its id, or the market as a whole.
 *
 * @param productId what the group buys; of another kind there is none
 */
public record ShareTarget(
        Kind kind, @Nullable UUID id, @Nullable UUID productId) {
    /** The kinds of things that are shared. */
    public enum Kind {
        PRODUCT,
        SHOP,
        MARKET,
        GROUP
    }

    public ShareTarget {
        if ((kind == Kind.MARKET) != (id == null)) {
            throw new IllegalArgumentException("a product, shop or group has an id, the market has none");
        } else if ((kind == Kind.GROUP) != (productId != null)) {
            throw new IllegalArgumentException("a group buys a product");
        }
    }

    public ShareTarget(Kind kind, @Nullable UUID id) {
        this(kind, id, null);
    }
}
