package io.shuke.circle;

import io.shuke.ordering.MemberOffers;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells ordering which offers stand for a buyer: those of circles that the buyer is in. */
@Component
class OffersOfCircles implements MemberOffers {
    private final NeedRows rows;

    OffersOfCircles(NeedRows rows) {
        this.rows = rows;
    }

    @Override
    public Map<UUID, MemberOffer> standingFor(UUID buyerId, Collection<UUID> offerIds, Instant at) {
        return rows.standingFor(buyerId, offerIds, at);
    }
}
