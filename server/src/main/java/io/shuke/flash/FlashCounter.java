package io.shuke.flash;

import io.shuke.flash.StoredFlashOffers.Standing;
import io.shuke.flash.StoredPlaces.Given;
import io.shuke.identity.Identities;
import io.shuke.shared.Money;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives out the pieces of flash offers, to many people in one go and in the order in which they came. Whoever has
 * {@link #attend attended} to an offer decides alone about its pieces until the transaction ends, in whatever process, so
 * that nothing in memory has to be true. Rows are locked in the order order → offer → place; the pieces set aside come last.
 */
@Component
public class FlashCounter {
    private final StoredFlashOffers offers;
    private final StoredPlaces places;
    private final Identities identities;
    private final Clock clock;

    FlashCounter(StoredFlashOffers offers, StoredPlaces places, Identities identities, Clock clock) {
        this.offers = offers;
        this.places = places;
        this.identities = identities;
        this.clock = clock;
    }

    /** What a piece costs, and how many of them one may have. */
    public record Terms(UUID offerId, UUID skuId, Money price, int piecesEach) {}

    /** Somebody who wants pieces, for an order that is to have this id. */
    public record Wish(UUID personId, int pieces, UUID orderId) {}

    /** What becomes of a wish. */
    public sealed interface Decision {
        /** The order has the pieces. */
        record Granted() implements Decision {}

        /** All pieces are in hands, and not all are paid: the person is in the line, after so many others. */
        record Waits(int ahead) implements Decision {}

        /** Fewer are left than wanted, and nobody waits. */
        record Fewer(int left) implements Decision {}

        /** Every piece is paid. */
        record SoldOut() implements Decision {}

        /** The person has pieces of this offer, by this order. */
        record Had(UUID orderId) implements Decision {}
    }

    /** What it costs now; nothing where the offer is not open. */
    @Transactional(readOnly = true)
    public Optional<Terms> terms(UUID offerId) {
        return offers.find(offerId)
                .filter(offer -> offer.isOpen(clock.instant()))
                .map(FlashCounter::terms);
    }

    /** An open offer about whose pieces nobody else decides until the transaction ends. */
    public static final class Attended {
        private final Standing offer;

        private Attended(Standing offer) {
            this.offer = offer;
        }

        public Terms terms() {
            return FlashCounter.terms(offer);
        }
    }

    /** Waits for whoever decides about the offer now; nothing where it is not open. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Attended> attend(UUID offerId) {
        return offers.lock(offerId)
                .filter(offer -> offer.isOpen(clock.instant()))
                .map(Attended::new);
    }

    private static Terms terms(Standing offer) {
        return new Terms(offer.id(), offer.skuId(), offer.price(), offer.piecesEach());
    }

    /**
     * Decides wishes in the order in which they came, and writes down what was decided. The pieces of those who are called are
     * kept for them, and nobody passes somebody who waits. As many statements for one wish as for hundreds, and once in each
     * transaction.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Decision> decide(Attended attended, List<Wish> wishes) {
        var offer = attended.offer;
        var people = wishes.stream().map(Wish::personId).distinct().toList();
        var owners = identities.ownersOf(people);
        var deciding = new Deciding(offer, owners, places.ofOwners(offer.id(), owners.values()));
        var decisions = wishes.stream().map(deciding::decide).toList();
        deciding.write(clock.instant());
        return decisions;
    }

    /** The decisions of one go, one after the other, and what they leave for the next. */
    private final class Deciding {
        private final Standing offer;
        private final Map<UUID, UUID> owners;
        private final Map<UUID, StoredPlaces.Standing> had;
        private final Map<UUID, Decision> decided = new HashMap<>();
        private final List<Given> given = new ArrayList<>();
        private final List<Given> held = new ArrayList<>();
        private int free;
        private int waiting;
        private int taken;
        private boolean unpaid;

        Deciding(Standing offer, Map<UUID, UUID> owners, Map<UUID, StoredPlaces.Standing> had) {
            this.offer = offer;
            this.owners = owners;
            this.had = had;
            free = offer.free();
            waiting = offer.waiting();
            unpaid = offer.unpaid();
        }

        Decision decide(Wish wish) {
            var owner = owners.getOrDefault(wish.personId(), wish.personId());
            var before = decided.get(owner);
            if (before != null) {
                return again(before, owner);
            }
            var place = had.get(owner);
            var decision = place == null ? anew(wish, owner) : atPlace(place, wish);
            decided.put(owner, decision);
            return decision;
        }

        /** Somebody who came twice in one go has what they got the first time. */
        private Decision again(Decision before, UUID owner) {
            return before instanceof Decision.Granted
                    ? new Decision.Had(given.stream()
                            .filter(each -> each.ownerId().equals(owner))
                            .findFirst()
                            .or(() -> held.stream()
                                    .filter(each -> each.ownerId().equals(owner))
                                    .findFirst())
                            .map(Given::orderId)
                            .orElseThrow())
                    : before;
        }

        private Decision atPlace(StoredPlaces.Standing place, Wish wish) {
            return switch (place.state()) {
                case HELD, SOLD -> new Decision.Had(java.util.Objects.requireNonNull(place.orderId()));
                case WAITING -> new Decision.Waits(place.ahead());
                case CALLED, GONE -> called(place, wish);
            };
        }

        private Decision called(StoredPlaces.Standing place, Wish wish) {
            if (wish.pieces() > place.pieces()) {
                return new Decision.Fewer(place.pieces());
            }
            int spare = place.pieces() - wish.pieces();
            taken -= spare;
            free += spare;
            held.add(new Given(place.number(), wish.personId(), place.ownerId(), wish.pieces(), wish.orderId()));
            return new Decision.Granted();
        }

        private Decision anew(Wish wish, UUID owner) {
            if (waiting == 0 && free >= wish.pieces()) {
                free -= wish.pieces();
                taken += wish.pieces();
                unpaid = true;
                give(wish, owner, wish.orderId());
                return new Decision.Granted();
            } else if (waiting == 0 && free > 0) {
                return new Decision.Fewer(free);
            } else if (free == 0 && !unpaid) {
                return new Decision.SoldOut();
            }
            give(wish, owner, null);
            return new Decision.Waits(waiting++);
        }

        private void give(Wish wish, UUID owner, @Nullable UUID orderId) {
            long number = offer.arrivals() + given.size() + 1;
            given.add(new Given(number, wish.personId(), owner, wish.pieces(), orderId));
        }

        void write(Instant at) {
            if (given.isEmpty() && held.isEmpty()) {
                return;
            }
            offers.count(offer.id(), taken, waiting - offer.waiting(), given.size());
            if (!given.isEmpty()) {
                places.insert(offer.id(), given, at);
            }
            if (!held.isEmpty()) {
                places.hold(offer.id(), held);
            }
        }
    }

    /** The order is paid: its pieces are sold. Touches its own place alone. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void sell(UUID orderId) {
        places.sell(orderId);
    }

    /** Orders have ended: their pieces are free again, for whoever waits; other orders change nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveBack(Collection<UUID> orderIds) {
        places.lockOffersOf(orderIds);
        for (var freed : places.giveBack(orderIds, clock.instant())) {
            offers.count(freed.offerId(), -freed.pieces(), 0, 0);
        }
    }
}
