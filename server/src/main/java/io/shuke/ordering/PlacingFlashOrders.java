package io.shuke.ordering;

import io.shuke.catalog.Goods;
import io.shuke.catalog.SkuForSale;
import io.shuke.flash.FlashCounter;
import io.shuke.flash.FlashCounter.Decision;
import io.shuke.identity.Address;
import io.shuke.identity.People;
import io.shuke.identity.People.HeldAddress;
import io.shuke.inventory.Reserving;
import io.shuke.ordering.NewOrder.NewLine;
import io.shuke.shared.Ids;
import io.shuke.shared.Money;
import io.shuke.sharing.Attribution;
import io.shuke.sharing.Evidence;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Places the orders of many buyers of one flash offer in one go, in the order in which they came: priced, evidenced and
 * stored as {@link PlacingOrder} does with one, in a dozen statements for however many. Whoever gets no piece while some are
 * in unpaid hands gets a place in the line. Joins the caller's transaction; a refused wish leaves nothing behind, so that
 * the others can commit.
 */
@Component
public class PlacingFlashOrders {
    private final Goods goods;
    private final People people;
    private final Quoting quoting;
    private final FirstPurchases firstPurchases;
    private final CommissionTerms commissionTerms;
    private final Attribution attribution;
    private final PlacedOrders orders;
    private final Reserving reserving;
    private final FlashCounter counter;
    private final ApplicationEventPublisher events;
    private final OrderDeadlines deadlines;
    private final Clock clock;

    PlacingFlashOrders(
            Goods goods,
            People people,
            Quoting quoting,
            FirstPurchases firstPurchases,
            CommissionTerms commissionTerms,
            Attribution attribution,
            PlacedOrders orders,
            Reserving reserving,
            FlashCounter counter,
            ApplicationEventPublisher events,
            OrderDeadlines deadlines,
            Clock clock) {
        this.goods = goods;
        this.people = people;
        this.quoting = quoting;
        this.firstPurchases = firstPurchases;
        this.commissionTerms = commissionTerms;
        this.attribution = attribution;
        this.orders = orders;
        this.reserving = reserving;
        this.counter = counter;
        this.events = events;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** So many pieces at the price, and for the total, that the buyer has seen. */
    public record Wish(
            UUID buyerId,
            @Nullable UUID visitorId,
            int pieces,
            Money unitPrice,
            UUID addressId,
            @Nullable String note,
            Money total) {
        HeldAddress address() {
            return new HeldAddress(buyerId, addressId);
        }
    }

    /** What became of a wish. */
    public sealed interface Outcome {
        record Placed(Order order) implements Outcome {}

        /** In the line, after so many others. */
        record Waits(int ahead) implements Outcome {}

        /** Fewer are left than wanted, or one may have. */
        record Fewer(int left) implements Outcome {}

        record SoldOut() implements Outcome {}

        /** The buyer has pieces of the offer, by this order. */
        record Had(UUID orderId) implements Outcome {}

        /** The offer is not open, or its price does not bear what the goods cost by now. */
        record Closed() implements Outcome {}

        /** The price, the freight or the total is not what the buyer has seen. */
        record PriceChanged() implements Outcome {}

        record NotForSale(UUID skuId) implements Outcome {}

        record NotDeliverable() implements Outcome {}

        record NoSuchAddress() implements Outcome {}

        /** The buyer has placed too many orders lately. */
        record TooMany() implements Outcome {}
    }

    /** One outcome for each wish, in their order. The people are held before the offer, as whoever closes an account does. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Outcome> place(UUID offerId, List<Wish> wishes) {
        var addresses =
                people.addressesHeldOf(wishes.stream().map(Wish::address).collect(Collectors.toSet()));
        var attended = counter.attend(offerId).orElse(null);
        if (attended == null) {
            return wishes.stream().<Outcome>map(wish -> new Outcome.Closed()).toList();
        }
        var terms = attended.terms();
        var sku = goods.skusOf(List.of(terms.skuId())).get(terms.skuId());
        if (sku == null || !sku.forSale()) {
            return wishes.stream()
                    .<Outcome>map(wish -> new Outcome.NotForSale(terms.skuId()))
                    .toList();
        }
        var now = clock.instant();
        var commission = commissionTerms.inForce(now);
        if (terms.price().isLessThan(LowestPrice.of(sku, commission.budgets()))) {
            return wishes.stream().<Outcome>map(wish -> new Outcome.Closed()).toList();
        }
        return new Going(attended, sku, addresses, now, commission).place(wishes);
    }

    /** A wish that can be fulfilled if there are pieces. */
    private record Candidate(int index, UUID orderId, Wish wish, Address address, Priced priced) {}

    /** One go: what is the same for all of its wishes. */
    private final class Going {
        private final FlashCounter.Attended attended;
        private final FlashCounter.Terms terms;
        private final SkuForSale sku;
        private final Map<HeldAddress, Address> addresses;
        private final Instant now;
        private final CommissionTerms.Terms commission;

        Going(
                FlashCounter.Attended attended,
                SkuForSale sku,
                Map<HeldAddress, Address> addresses,
                Instant now,
                CommissionTerms.Terms commission) {
            this.attended = attended;
            this.terms = attended.terms();
            this.sku = sku;
            this.addresses = addresses;
            this.now = now;
            this.commission = commission;
        }

        List<Outcome> place(List<Wish> wishes) {
            var outcomes = new ArrayList<@Nullable Outcome>(wishes.size());
            var candidates = new ArrayList<Candidate>();
            for (int i = 0; i < wishes.size(); i++) {
                outcomes.add(refusalOrCandidate(i, wishes.get(i), candidates));
            }
            if (!candidates.isEmpty()) {
                decide(candidates).forEach(outcomes::set);
            }
            return outcomes.stream().map(Objects::requireNonNull).toList();
        }

        private @Nullable Outcome refusalOrCandidate(int index, Wish wish, List<Candidate> candidates) {
            var address = addresses.get(wish.address());
            if (address == null) {
                return new Outcome.NoSuchAddress();
            } else if (wish.pieces() > terms.piecesEach()) {
                return new Outcome.Fewer(terms.piecesEach());
            }
            var wanted = List.of(new Pieces(terms.skuId(), wish.pieces()));
            var priced = quoting.price(
                    wanted,
                    Quoting.at(Quoting.OwnPrices.of(terms), wanted, Map.of(terms.skuId(), sku)),
                    address.province(),
                    List.of());
            if (priced == null) {
                return new Outcome.NotDeliverable();
            } else if (!wish.unitPrice().equals(terms.price()) || !wish.total().equals(priced.total())) {
                return new Outcome.PriceChanged();
            }
            candidates.add(new Candidate(index, Ids.next(), wish, address, priced));
            return null;
        }

        private Map<Integer, Outcome> decide(List<Candidate> candidates) {
            var decisions = counter.decide(
                    attended,
                    candidates.stream()
                            .map(each -> new FlashCounter.Wish(
                                    each.wish().buyerId(), each.wish().pieces(), each.orderId()))
                            .toList());
            var outcomes = new HashMap<Integer, Outcome>();
            var granted = new ArrayList<Candidate>();
            for (int i = 0; i < candidates.size(); i++) {
                var candidate = candidates.get(i);
                switch (decisions.get(i)) {
                    case Decision.Granted() -> granted.add(candidate);
                    case Decision.Waits(var ahead) -> outcomes.put(candidate.index(), new Outcome.Waits(ahead));
                    case Decision.Fewer(var left) -> outcomes.put(candidate.index(), new Outcome.Fewer(left));
                    case Decision.SoldOut() -> outcomes.put(candidate.index(), new Outcome.SoldOut());
                    case Decision.Had(var orderId) -> outcomes.put(candidate.index(), new Outcome.Had(orderId));
                }
            }
            if (!granted.isEmpty()) {
                outcomes.putAll(store(granted));
            }
            return outcomes;
        }

        private Map<Integer, Outcome> store(List<Candidate> granted) {
            var evidence = evidenceOf(granted);
            var wanted = new ArrayList<NewOrder>(granted.size());
            for (int i = 0; i < granted.size(); i++) {
                wanted.add(order(granted.get(i), evidence.get(i)));
            }
            var placed = orders.place(wanted);
            var outcomes = new HashMap<Integer, Outcome>();
            var pieces = new LinkedHashMap<UUID, Integer>();
            var refused = new ArrayList<UUID>();
            for (var candidate : granted) {
                var order = placed.get(candidate.orderId());
                if (order == null) {
                    refused.add(candidate.orderId());
                    outcomes.put(candidate.index(), new Outcome.TooMany());
                } else {
                    pieces.put(order.id(), candidate.wish().pieces());
                    outcomes.put(candidate.index(), new Outcome.Placed(order.view()));
                    events.publishEvent(new OrderPlaced(
                            order.id(), order.buyerId(), order.priced().total(), order.placedAt()));
                }
            }
            if (!refused.isEmpty()) {
                counter.giveBack(refused);
            }
            if (!pieces.isEmpty() && !reserving.reserveFrom(terms.offerId(), terms.skuId(), pieces)) {
                throw new IllegalStateException(
                        "less is set aside for flash offer " + terms.offerId() + " than is free");
            }
            return outcomes;
        }

        private List<Evidence> evidenceOf(List<Candidate> granted) {
            var first = firstPurchases.firstOf(
                    granted.stream().map(each -> each.wish().buyerId()).toList());
            var buyers = granted.stream()
                    .map(Candidate::wish)
                    .map(wish ->
                            new Attribution.Buyer(wish.buyerId(), wish.visitorId(), first.contains(wish.buyerId())))
                    .toList();
            var counting = new Attribution.Counting(commission.windowDays(), commission.ownLinksCount());
            return attribution.evidenceFor(buyers, List.of(sku.productId()), counting, now).stream()
                    .map(found -> found.getOrDefault(sku.productId(), Evidence.NONE))
                    .toList();
        }

        private NewOrder order(Candidate candidate, Evidence evidence) {
            var line = new NewLine(
                    Ids.next(),
                    candidate.priced().lines().getFirst(),
                    commission
                            .budgets()
                            .basisPointsOf(sku.productId(), sku.categoryId(), sku.commissionBudgetBasisPoints()),
                    evidence,
                    null,
                    terms.price().isLessThan(sku.price()) ? sku.price() : null);
            return new NewOrder(
                    candidate.orderId(),
                    candidate.wish().buyerId(),
                    now,
                    now.plus(deadlines.paySeatWithin()),
                    candidate.priced(),
                    candidate.address(),
                    candidate.wish().note(),
                    commission.planVersion(),
                    null,
                    terms.offerId(),
                    List.of(line));
        }
    }
}
