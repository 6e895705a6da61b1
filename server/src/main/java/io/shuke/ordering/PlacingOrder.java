package io.shuke.ordering;

import io.shuke.catalog.Goods;
import io.shuke.catalog.SkuForSale;
import io.shuke.groupbuying.AdmittingToGroups;
import io.shuke.groupbuying.SeatRefusal;
import io.shuke.groupbuying.SeatTerms;
import io.shuke.groupbuying.SeatWish;
import io.shuke.groupbuying.Seating;
import io.shuke.identity.Address;
import io.shuke.identity.People;
import io.shuke.inventory.Reserving;
import io.shuke.ordering.NewOrder.NewLine;
import io.shuke.promotion.HeldCoupon;
import io.shuke.promotion.UsingCoupons;
import io.shuke.shared.Ids;
import io.shuke.shared.Money;
import io.shuke.sharing.Attribution;
import io.shuke.sharing.Evidence;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Places an order: prices, freight and total are the server's, and what the buyer agreed to must match them to the cent.
 * Freezes who stands behind each line, takes the lines out of the buyer's cart, the coupons out of the buyer's hands, and
 * reserves the stock, or a seat in a group and pieces that its campaign has set aside; charges nothing. A coupon that is not there any more is a price that changed.
 * Joins the caller's transaction, which must be left with a refusal unless the outcome is {@link Outcome.Placed}.
 */
@Component
public class PlacingOrder {
    private final Goods goods;
    private final People people;
    private final Quoting quoting;
    private final TakingOffers taking;
    private final FirstPurchases firstPurchases;
    private final CommissionTerms commissionTerms;
    private final Attribution attribution;
    private final PlacedOrders orders;
    private final Reserving reserving;
    private final UsingCoupons coupons;
    private final AdmittingToGroups admitting;
    private final Seating seating;
    private final ApplicationEventPublisher events;
    private final OrderDeadlines deadlines;
    private final Clock clock;

    PlacingOrder(
            Goods goods,
            People people,
            Quoting quoting,
            TakingOffers taking,
            FirstPurchases firstPurchases,
            CommissionTerms commissionTerms,
            Attribution attribution,
            PlacedOrders orders,
            Reserving reserving,
            UsingCoupons coupons,
            AdmittingToGroups admitting,
            Seating seating,
            ApplicationEventPublisher events,
            OrderDeadlines deadlines,
            Clock clock) {
        this.goods = goods;
        this.people = people;
        this.quoting = quoting;
        this.taking = taking;
        this.firstPurchases = firstPurchases;
        this.commissionTerms = commissionTerms;
        this.attribution = attribution;
        this.orders = orders;
        this.reserving = reserving;
        this.coupons = coupons;
        this.admitting = admitting;
        this.seating = seating;
        this.events = events;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /**
     * What a buyer wants: each SKU at most once, at the prices and for the total that they have seen. With a seat in a
     * group, one SKU and no coupons.
     */
    public record Wish(
            UUID buyerId,
            @Nullable UUID visitorId,
            List<WishedLine> lines,
            UUID addressId,
            @Nullable String note,
            List<UUID> coupons,
            @Nullable SeatWish group,
            Money total) {
        public Wish {
            lines = List.copyOf(lines);
            coupons = List.copyOf(coupons);
        }

        public Wish(
                UUID buyerId,
                @Nullable UUID visitorId,
                List<WishedLine> lines,
                UUID addressId,
                @Nullable String note,
                List<UUID> coupons,
                Money total) {
            this(buyerId, visitorId, lines, addressId, note, coupons, null, total);
        }
    }

    /** So many pieces at the price that the buyer has seen. */
    public record WishedLine(Pieces pieces, Money unitPrice) {}

    /** What became of the wish. */
    public sealed interface Outcome {
        record Placed(Order order) implements Outcome {}

        /** A price, the freight or the total is not what the buyer has seen; this is what it is now. */
        record PriceChanged(Quote quote) implements Outcome {}

        /** An offer does not stand for the buyer any more. */
        record OfferOver() implements Outcome {}

        record OutOfStock(List<UUID> skuIds) implements Outcome {}

        record NotForSale(List<UUID> skuIds) implements Outcome {}

        record NotDeliverable() implements Outcome {}

        /** No group can be opened, or this one can't be joined, or has no seat left. */
        record GroupClosed() implements Outcome {}

        /** The group is for the members of a circle, and the buyer is none. */
        record ForMembers(UUID circleId) implements Outcome {}
        /** The buyer may not open, or join, the group. */
        record GroupNotForYou(SeatRefusal why) implements Outcome {}

        /** The buyer has a seat in the group, or as many as one may have. */
        record HasSeats() implements Outcome {}

        /** The buyer has placed too many orders lately. */
        record TooMany() implements Outcome {}

        record NoSuchAddress() implements Outcome {}
    }

    @Transactional
    public Outcome place(Wish wish) {
        var wanted = wish.lines().stream().map(WishedLine::pieces).toList();
        var skus = goods.skusOf(wanted.stream().map(Pieces::skuId).toList());
        if (wish.group() == null) {
            return place(wish, wanted, skus, null);
        }
        return switch (admitting.terms(wish.group(), wish.buyerId())) {
            case AdmittingToGroups.Answer.Possible(var terms) ->
                admitting
                        .refusalOf(terms, wish.buyerId(), wish.visitorId())
                        .<Outcome>map(Outcome.GroupNotForYou::new)
                        .orElseGet(() ->
                                place(wish, wanted, Quoting.at(Quoting.OwnPrices.of(terms), wanted, skus), terms));
            case AdmittingToGroups.Answer.Closed() -> new Outcome.GroupClosed();
            case AdmittingToGroups.Answer.ForMembers(var circleId) -> new Outcome.ForMembers(circleId);
        };
    }

    private Outcome place(Wish wish, List<Pieces> wanted, Map<UUID, SkuForSale> skus, @Nullable SeatTerms terms) {
        var gone = Quoting.gone(wanted, skus);
        if (!gone.isEmpty()) {
            return new Outcome.NotForSale(gone);
        }
        var address = people.addressHeldOf(wish.buyerId(), wish.addressId()).orElse(null);
        if (address == null) {
            return new Outcome.NoSuchAddress();
        }
        // A seat in a group has its own price: no offer goes with it.
        var taken = terms == null
                ? taking.take(wanted, skus, wish.buyerId()).orElse(null)
                : new TakingOffers.Taken(skus, Map.of(), hostOf(terms));
        if (taken == null) {
            return new Outcome.OfferOver();
        }
        var held = heldFor(wish);
        var priced = quoting.price(wanted, taken.skus(), address.province(), Quoting.chosen(wish.coupons(), held));
        if (priced == null) {
            return new Outcome.NotDeliverable();
        }
        if (terms != null) {
            priced = priced.less(terms.saving());
        }
        if (!agreed(wish, priced, taken.skus())) {
            return new Outcome.PriceChanged(quoting.quoteOf(priced, taken, held));
        }
        if (!priced.total().isPositive()) {
            return new Outcome.NotForSale(wanted.stream().map(Pieces::skuId).toList());
        }
        var order = store(wish, priced, taken, address, terms).orElse(null);
        if (order == null) {
            return new Outcome.TooMany();
        }
        if (terms != null) {
            return seat(wish, order, terms, wanted.getFirst());
        }
        return takeCoupons(order) ? reserve(order, wanted) : withoutThem(wish, wanted, taken, address);
    }

    private static @Nullable HostOfSale hostOf(SeatTerms terms) {
        var hosting = terms.hosting();
        return hosting == null ? null : new HostOfSale(hosting.hostId(), hosting.since(), hosting.channel());
    }

    private List<HeldCoupon> heldFor(Wish wish) {
        return wish.coupons().isEmpty() || wish.group() != null ? List.of() : coupons.heldBy(wish.buyerId());
    }

    private boolean takeCoupons(NewOrder order) {
        var applied = order.priced().coupons();
        if (applied.isEmpty()) {
            return true;
        }
        orders.keepCoupons(order);
        return coupons.take(order.id(), order.buyerId(), applied);
    }

    /** Somebody was faster: what the order would cost with the coupons that are left. */
    private Outcome withoutThem(Wish wish, List<Pieces> wanted, TakingOffers.Taken taken, Address address) {
        var held = heldFor(wish);
        var priced = quoting.price(wanted, taken.skus(), address.province(), Quoting.chosen(wish.coupons(), held));
        return new Outcome.PriceChanged(quoting.quoteOf(Objects.requireNonNull(priced), taken, held));
    }

    private static boolean agreed(Wish wish, Priced priced, Map<UUID, SkuForSale> skus) {
        return wish.total().equals(priced.total())
                && wish.lines().stream()
                        .allMatch(line -> line.unitPrice()
                                .equals(Objects.requireNonNull(
                                                skus.get(line.pieces().skuId()))
                                        .price()));
    }

    private Optional<NewOrder> store(
            Wish wish, Priced priced, TakingOffers.Taken taken, Address address, @Nullable SeatTerms seat) {
        var now = clock.instant();
        var terms = commissionTerms.inForce(now);
        var order = new NewOrder(
                Ids.next(),
                wish.buyerId(),
                now,
                payBefore(seat, now),
                priced,
                address,
                wish.note(),
                terms.planVersion(),
                seat == null ? null : new Order.Group(seat.campaignId(), seat.groupId(), seat.code()),
                null,
                lines(priced, taken, terms, evidence(wish, priced, terms, now), wish.buyerId()));
        return orders.place(order);
    }

    private Instant payBefore(@Nullable SeatTerms seat, Instant now) {
        if (seat == null) {
            return now.plus(deadlines.payWithin());
        }
        var within = now.plus(deadlines.paySeatWithin());
        return within.isBefore(seat.until()) ? within : seat.until();
    }

    private Map<UUID, Evidence> evidence(Wish wish, Priced priced, CommissionTerms.Terms terms, Instant now) {
        var products = new LinkedHashSet<UUID>();
        priced.lines().forEach(line -> products.add(line.sku().productId()));
        return attribution.evidenceFor(
                wish.buyerId(),
                wish.visitorId(),
                products,
                firstPurchases.isFirst(wish.buyerId()),
                new Attribution.Counting(terms.windowDays(), terms.ownLinksCount()),
                now);
    }

    private static List<NewLine> lines(
            Priced priced,
            TakingOffers.Taken taken,
            CommissionTerms.Terms terms,
            Map<UUID, Evidence> evidence,
            UUID buyerId) {
        var lines = new ArrayList<NewLine>(priced.lines().size());
        for (var line : priced.lines()) {
            var sku = line.sku();
            var offer = taken.of(sku.skuId());
            var found = evidence.getOrDefault(sku.productId(), Evidence.NONE);
            lines.add(new NewLine(
                    Ids.next(),
                    line,
                    terms.budgets().basisPointsOf(sku.productId(), sku.categoryId(), sku.commissionBudgetBasisPoints()),
                    taken.evidence(sku.skuId(), found, buyerId),
                    offer == null ? null : offer.offer().id(),
                    offer == null ? null : offer.listPrice()));
        }
        return lines;
    }

    /** The pieces come out of those that the campaign has set aside: they are the hottest, and locked last. */
    private Outcome seat(Wish wish, NewOrder order, SeatTerms terms, Pieces pieces) {
        placed(order);
        return switch (seating.take(terms, order.id(), order.buyerId(), wish.visitorId())) {
            case Seating.Outcome.Closed() -> new Outcome.GroupClosed();
            case Seating.Outcome.ForMembers(var circleId) -> new Outcome.ForMembers(circleId);
            case Seating.Outcome.HasSeats() -> new Outcome.HasSeats();
            case Seating.Outcome.NotForYou(var why) -> new Outcome.GroupNotForYou(why);
            case Seating.Outcome.Taken() -> reserveFromGroups(order, terms, pieces);
        };
    }

    private Outcome reserveFromGroups(NewOrder order, SeatTerms terms, Pieces pieces) {
        if (!seating.canFill(terms, pieces.quantity())) {
            return new Outcome.GroupNotForYou(SeatRefusal.PIECES_SHORT);
        }
        var wanted = new Reserving.Wanted(pieces.skuId(), pieces.quantity());
        return reserving.reserveFrom(terms.campaignId(), order.id(), wanted)
                ? new Outcome.Placed(order.view())
                : new Outcome.OutOfStock(List.of(pieces.skuId()));
    }

    private void placed(NewOrder order) {
        events.publishEvent(
                new OrderPlaced(order.id(), order.buyerId(), order.priced().total(), order.placedAt()));
    }

    /** The stock's rows are the hottest: they are locked last, for as short as can be. */
    private Outcome reserve(NewOrder order, List<Pieces> wanted) {
        placed(order);
        var pieces = wanted.stream()
                .map(each -> new Reserving.Wanted(each.skuId(), each.quantity()))
                .toList();
        return switch (reserving.reserve(order.id(), pieces)) {
            case Reserving.Outcome.Reserved() -> new Outcome.Placed(order.view());
            case Reserving.Outcome.Short(var skuIds) -> new Outcome.OutOfStock(skuIds);
        };
    }
}
