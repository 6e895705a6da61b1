package io.shuke.flash;

import io.shuke.flash.StoredFlashOffers.Standing;
import io.shuke.identity.Identities;
import io.shuke.identity.Identities.Accounts;
import io.shuke.shared.Money;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
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
    private final ShownFlashOffers shown;
    private final StandingPrice prices;
    private final Clock clock;

    FlashCounter(
            StoredFlashOffers offers,
            StoredPlaces places,
            Identities identities,
            ShownFlashOffers shown,
            StandingPrice prices,
            Clock clock) {
        this.offers = offers;
        this.places = places;
        this.identities = identities;
        this.shown = shown;
        this.prices = prices;
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

    /** What it costs now; nothing where the offer is not open, or its price does not bear what the goods cost by now. */
    @Transactional(readOnly = true)
    public Optional<Terms> terms(UUID offerId) {
        return offers.find(offerId)
                .filter(offer -> offer.isOpen(clock.instant()) && prices.bears(offer))
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

    /** Waits for whoever decides about the offer now; nothing where it is not open. Whether its price bears its goods is not asked. */
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
        var accounts = identities.accountsOf(people);
        var had = places.ofAccounts(
                offer.id(),
                accounts.values().stream().flatMap(each -> each.ids().stream()).collect(Collectors.toSet()));
        var deciding = new Deciding(
                offer, ownersOf(accounts), byOwner(accounts, had), number -> shown.aheadOf(offer.id(), number));
        var decisions = wishes.stream().map(deciding::decide).toList();
        write(offer.id(), deciding);
        return decisions;
    }

    private static Map<UUID, UUID> ownersOf(Map<UUID, Accounts> accounts) {
        return accounts.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().ownerId()));
    }

    /** Each place by who stands for its person now. */
    private static Map<UUID, StoredPlaces.Standing> byOwner(
            Map<UUID, Accounts> accounts, List<StoredPlaces.Standing> places) {
        var owners = new HashMap<UUID, UUID>();
        accounts.values().forEach(each -> each.ids().forEach(account -> owners.put(account, each.ownerId())));
        var standing = new HashMap<UUID, StoredPlaces.Standing>();
        for (var place : places) {
            var owner = owners.getOrDefault(place.personId(), owners.get(place.ownerId()));
            standing.putIfAbsent(Objects.requireNonNull(owner), place);
        }
        return standing;
    }

    private void write(UUID offerId, Deciding decided) {
        if (decided.nothing()) {
            return;
        }
        offers.count(offerId, decided.taken(), decided.joined(), decided.given().size());
        if (!decided.given().isEmpty()) {
            places.insert(offerId, decided.given(), clock.instant());
        }
        if (!decided.held().isEmpty()) {
            places.hold(offerId, decided.held());
        }
    }

    /** The order is paid: its pieces are sold. Touches its own place alone. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void sell(UUID orderId) {
        places.sell(orderId, clock.instant());
    }

    /** Some pieces of a paid order are called off, not all: they go to the ordinary stock, and the others stay sold. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void callOff(UUID orderId, int pieces) {
        places.callOff(orderId, pieces);
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
