package io.shuke.circle;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What these members wanted is offered. Published inside the transaction.
 *
 * @param offerId the host's offer, or the campaign of who buys it together
 * @param campaign whether it is bought together; absent in facts older than that
 */
public record OfferMade(
        UUID offerId,
        UUID circleId,
        UUID needId,
        UUID productId,
        List<UUID> wantedBy,
        Instant at,
        @Nullable Boolean campaign) {
    public OfferMade {
        wantedBy = List.copyOf(wantedBy);
    }

    /** Not one by one at a price for members. */
    public boolean together() {
        return Boolean.TRUE.equals(campaign);
    }
}
