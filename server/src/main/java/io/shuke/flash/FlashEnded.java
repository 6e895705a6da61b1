package io.shuke.flash;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A flash offer has ended, and these people waited in it, or it was their turn. Published inside the transaction. */
public record FlashEnded(UUID offerId, List<UUID> personIds, Instant at) {
    public FlashEnded {
        personIds = List.copyOf(personIds);
    }
}
