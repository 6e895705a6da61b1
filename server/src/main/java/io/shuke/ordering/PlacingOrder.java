package io.shuke.ordering;

import io.shuke.catalog.Goods;
import io.shuke.catalog.SkuForSale;
import io.shuke.identity.Address;
import io.shuke.identity.People;
import io.shuke.inventory.Reserving;
import io.shuke.ordering.NewOrder.NewLine;
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
 * Freezes who stands behind each line, takes the lines out of the buyer's cart and reserves the stock; charges nothing.
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
        this.events = events;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** What a buyer wants: each SKU at most once, at the prices and for the total that they have seen. */
    public record Wish(
            UUID buyerId,
            @Nullable UUID visitorId,
            List<WishedLine> lines,
            UUID addressId,
            @Nullable String note,
            Money total) {
        public Wish {
            lines = List.copyOf(lines);
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

        /** The buyer has placed too many orders lately. */
        record TooMany() implements Outcome {}

        record NoSuchAddress() implements Outcome {}
    }

    @Transactional
    public Outcome place(Wish wish) {
        var wanted = wish.lines().stream().map(WishedLine::pieces).toList();
        var skus = goods.skusOf(wanted.stream().map(Pieces::skuId).toList());
        var gone = Quoting.gone(wanted, skus);
        if (!gone.isEmpty()) {
            return new Outcome.NotForSale(gone);
        }
        var address = people.addressHeldOf(wish.buyerId(), wish.addressId()).orElse(null);
        if (address == null) {
            return new Outcome.NoSuchAddress();
        }
        var taken = taking.take(wanted, skus, wish.buyerId()).orElse(null);
        if (taken == null) {
            return new Outcome.OfferOver();
        }
        var priced = quoting.price(wanted, taken.skus(), address.province());
        if (priced == null) {
            return new Outcome.NotDeliverable();
        }
        if (!agreed(wish, priced, taken.skus())) {
            return new Outcome.PriceChanged(quoting.quoteOf(priced, taken));
        }
        if (!priced.total().isPositive()) {
            return new Outcome.NotForSale(wanted.stream().map(Pieces::skuId).toList());
        }
        return store(wish, priced, taken, address)
                .map(order -> reserve(order, wanted))
                .orElseGet(Outcome.TooMany::new);
    }

    private static boolean agreed(Wish wish, Priced priced, Map<UUID, SkuForSale> skus) {
        return wish.total().equals(priced.total())
                && wish.lines().stream()
                        .allMatch(line -> line.unitPrice()
                                .equals(Objects.requireNonNull(
                                                skus.get(line.pieces().skuId()))
                                        .price()));
    }

    private Optional<NewOrder> store(Wish wish, Priced priced, TakingOffers.Taken taken, Address address) {
        var now = clock.instant();
        var terms = commissionTerms.inForce(now);
        var order = new NewOrder(
                Ids.next(),
                wish.buyerId(),
                now,
                now.plus(deadlines.payWithin()),
                priced,
                address,
                wish.note(),
                terms.planVersion(),
                lines(wish, priced, taken, terms, evidence(wish, priced, terms, now)));
        return orders.place(order);
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
            Wish wish,
            Priced priced,
            TakingOffers.Taken taken,
            CommissionTerms.Terms terms,
            Map<UUID, Evidence> evidence) {
        var lines = new ArrayList<NewLine>(priced.lines().size());
        for (var line : priced.lines()) {
            var sku = line.sku();
            var offer = taken.of(sku.skuId());
            var found = evidence.getOrDefault(sku.productId(), Evidence.NONE);
            lines.add(new NewLine(
                    Ids.next(),
                    line,
                    terms.budgets().basisPointsOf(sku.productId(), sku.categoryId(), sku.commissionBudgetBasisPoints()),
                    offer == null ? found : offer.evidence(found, wish.buyerId()),
                    offer));
        }
        return lines;
    }

    /** The stock's rows are the hottest: they are locked last, for as short as can be. */
    private Outcome reserve(NewOrder order, List<Pieces> wanted) {
        events.publishEvent(
                new OrderPlaced(order.id(), order.buyerId(), order.priced().total(), order.placedAt()));
        var pieces = wanted.stream()
                .map(each -> new Reserving.Wanted(each.skuId(), each.quantity()))
                .toList();
        return switch (reserving.reserve(order.id(), pieces)) {
            case Reserving.Outcome.Reserved() -> new Outcome.Placed(order.view());
            case Reserving.Outcome.Short(var skuIds) -> new Outcome.OutOfStock(skuIds);
        };
    }
}
