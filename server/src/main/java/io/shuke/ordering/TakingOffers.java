package io.shuke.ordering;

import io.shuke.catalog.SkuForSale;
import io.shuke.ordering.MemberOffers.MemberOffer;
import io.shuke.shared.Money;
import io.shuke.sharing.Evidence;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gives goods the prices of the offers that they are bought by. An offer that does not stand for the buyer now, or whose
 * price would not bear purchase and commission any more, is over. Where nothing is bought by an offer it asks nobody.
 */
@Component
class TakingOffers {
    private final MemberOffers offers;
    private final CommissionTerms terms;
    private final Clock clock;

    TakingOffers(MemberOffers offers, CommissionTerms terms, Clock clock) {
        this.offers = offers;
        this.terms = terms;
        this.clock = clock;
    }

    /**
     * The goods at what they cost this buyer, and the offers that were taken, by SKU; or who hosts the circle that all of
     * them are offered to.
     */
    record Taken(
            Map<UUID, SkuForSale> skus,
            Map<UUID, TakenOffer> offers,
            @Nullable HostOfSale host) {
        /** At the prices that they have, by no offer. */
        static Taken none(Map<UUID, SkuForSale> skus) {
            return new Taken(skus, Map.of(), null);
        }

        /** Who stands behind the sale of a SKU, where this was found without any offer. */
        Evidence evidence(UUID skuId, Evidence found, UUID buyerId) {
            var offer = of(skuId);
            var behind = offer == null ? host : offer.host();
            return behind == null ? found : behind.evidence(found, buyerId);
        }

        @Nullable
        TakenOffer of(UUID skuId) {
            return offers.get(skuId);
        }
    }

    /** An offer, and what its goods cost without it. */
    record TakenOffer(MemberOffer offer, Money listPrice) {
        HostOfSale host() {
            return new HostOfSale(offer.hostId(), offer.since(), offer.channel());
        }
    }

    /** Nothing where one of the offers is over. */
    Optional<Taken> take(List<Pieces> wanted, Map<UUID, SkuForSale> skus, @Nullable UUID buyerId) {
        var ids = wanted.stream()
                .map(Pieces::offerId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (ids.isEmpty()) {
            return Optional.of(Taken.none(skus));
        }
        if (buyerId == null) {
            return Optional.empty();
        }
        var now = clock.instant();
        var standing = offers.standingFor(buyerId, ids, now);
        var budgets = terms.inForce(now).budgets();
        var priced = new HashMap<>(skus);
        var taken = new HashMap<UUID, TakenOffer>();
        for (var pieces : wanted) {
            if (pieces.offerId() == null) {
                continue;
            }
            var offer = standing.get(pieces.offerId());
            var sku = Objects.requireNonNull(skus.get(pieces.skuId()));
            if (offer == null
                    || !offer.skuId().equals(pieces.skuId())
                    || offer.price().isLessThan(LowestPrice.of(sku, budgets))) {
                return Optional.empty();
            }
            var price = offer.price().isLessThan(sku.price()) ? offer.price() : sku.price();
            priced.put(pieces.skuId(), sku.at(price));
            taken.put(pieces.skuId(), new TakenOffer(offer, sku.price()));
        }
        return Optional.of(new Taken(priced, taken, null));
    }
}
