package io.shuke.sharing;

import io.shuke.shared.Money;
import java.util.Optional;
import java.util.UUID;

/** What sharing asks of whoever keeps the groups that buy together. One statement each, and one of its goods. */
public interface SharedGroups {
    Optional<SharedGroup> ofCode(String code);

    Optional<SharedGroup> ofId(UUID groupId);

    /** A group as a link or a poster shows it; {@code open} while it can be joined. */
    record SharedGroup(UUID id, String code, UUID productId, Money price, int size, boolean open) {}
}
