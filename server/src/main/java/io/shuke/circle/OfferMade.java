package io.shuke.circle;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A host made an offer of what these members wanted. Published inside the transaction. */
public record OfferMade(UUID offerId, UUID circleId, UUID needId, UUID productId, List<UUID> wantedBy, Instant at) {
    public OfferMade {
        wantedBy = List.copyOf(wantedBy);
    }
}
