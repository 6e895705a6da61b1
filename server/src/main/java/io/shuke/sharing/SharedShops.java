package io.shuke.sharing;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What sharing asks of whoever keeps the partners' shops. The storefront provides it. One statement each, and one more for a
 * shop whose words staff took down, which goes by its owner's name.
 */
public interface SharedShops {
    Optional<SharedShop> ofOwner(UUID ownerId);

    Optional<SharedShop> byHandle(String handle);

    /** A shop as a link or a poster shows it. */
    record SharedShop(
            UUID ownerId,
            String handle,
            String name,
            @Nullable String words,
            @Nullable UUID bannerId,
            boolean open) {}
}
