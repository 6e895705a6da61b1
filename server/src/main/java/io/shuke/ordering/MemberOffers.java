package io.shuke.ordering;

import io.shuke.shared.Money;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Offers that stand for some buyers alone, for a time. Whoever makes such offers provides it. */
public interface MemberOffers {
    /** Those of the offers that this buyer may take now, by their ids; one statement. */
    Map<UUID, MemberOffer> standingFor(UUID buyerId, Collection<UUID> offerIds, Instant at);

    /**
     * One SKU at another price.
     *
     * @param hostId who is the sharer of what is bought by it
     * @param since since when it has stood for the buyer
     * @param channel the way the sale came, as the sharer's evidence says it
     */
    record MemberOffer(UUID id, UUID skuId, Money price, UUID hostId, Instant since, String channel) {}
}
