package io.shuke.ordering;

import io.shuke.sharing.Evidence;
import java.time.Instant;
import java.util.UUID;

/**
 * Who hosts the circle that something is offered to: the sharer of what its members buy by the offer, but for what the host
 * buys.
 *
 * @param since since when the offer has stood for the buyer
 * @param channel the way the sale came, as the sharer's evidence says it
 */
record HostOfSale(UUID hostId, Instant since, String channel) {
    Evidence evidence(Evidence found, UUID buyerId) {
        return hostId.equals(buyerId)
                ? found
                : new Evidence(
                        found.ownerPartnerId(),
                        found.boundSince(),
                        found.introducerPartnerId(),
                        found.introducedSince(),
                        hostId,
                        null,
                        since,
                        null,
                        channel);
    }
}
