package io.shuke.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.fulfilment.ShippingOrder;
import io.shuke.groupbuying.SeatWish;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.payment.Charge;
import io.shuke.payment.PaymentsFixture;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Money;
import io.shuke.shared.RepeatedTransactions;
import io.shuke.shared.Right;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings orders into each state by the use cases that do it for real. Part of every {@code @ServerTest}'s context. */
@Component
@Profile("test")
public class OrdersFixture {
    private final PlacingOrder placing;
    private final Quoting quoting;
    private final ChargingOrder charging;
    private final ShippingOrder shipping;
    private final ConfirmingReceipt confirming;
    private final SettlingOrders settling;
    private final ReadingOrders reading;
    private final GoodsFixture goods;
    private final PeopleFixture people;
    private final PaymentsFixture payments;
    private final TransactionTemplate transaction;
    private final RepeatedTransactions transactions;
    private final SoldLines lines;
    private final RefundingLine refunding;
    private final MarketClock clock;
    private final Map<UUID, UUID> addressOf = new ConcurrentHashMap<>();
    private @Nullable Person care;

    OrdersFixture(
            PlacingOrder placing,
            Quoting quoting,
            ChargingOrder charging,
            ShippingOrder shipping,
            ConfirmingReceipt confirming,
            SettlingOrders settling,
            ReadingOrders reading,
            GoodsFixture goods,
            PeopleFixture people,
            PaymentsFixture payments,
            TransactionTemplate transaction,
            RepeatedTransactions transactions,
            SoldLines lines,
            RefundingLine refunding,
            MarketClock clock) {
        this.placing = placing;
        this.quoting = quoting;
        this.charging = charging;
        this.shipping = shipping;
        this.confirming = confirming;
        this.settling = settling;
        this.reading = reading;
        this.goods = goods;
        this.people = people;
        this.payments = payments;
        this.transaction = transaction;
        this.transactions = transactions;
        this.lines = lines;
        this.refunding = refunding;
        this.clock = clock;
    }

    /** One order of one piece of new goods at this price. */
    public Order placed(Person buyer, long priceMinor) {
        return placed(buyer, new Pieces(goods.product("Honey", priceMinor, 10).sku(), 1));
    }

    public Order placed(Person buyer, Pieces... pieces) {
        return placed(buyer, null, pieces);
    }

    /** Placed in the browser of this visitor. */
    public Order placed(Person buyer, @Nullable UUID visitorId, Pieces... pieces) {
        var outcome = transaction.execute(status -> placing.place(wish(buyer, visitorId, Arrays.asList(pieces))));
        assertThat(outcome).isInstanceOf(PlacingOrder.Outcome.Placed.class);
        return ((PlacingOrder.Outcome.Placed) Objects.requireNonNull(outcome)).order();
    }

    /** With the coupons that save most. */
    public Order placedWithCoupons(Person buyer, Pieces... pieces) {
        return tried(buyer, null, Arrays.asList(pieces), new Quoting.Choice.Best())
                .orElseThrow();
    }

    /** As above, but nothing where the shop refuses. */
    public Optional<Order> tried(Person buyer, @Nullable UUID visitorId, List<Pieces> pieces) {
        return tried(buyer, visitorId, pieces, Quoting.Choice.NONE);
    }

    public Optional<Order> tried(Person buyer, @Nullable UUID visitorId, List<Pieces> pieces, Quoting.Choice choice) {
        // Whoever is refused keeps the address.
        addressOf(buyer);
        return Objects.requireNonNull(transaction.execute(status -> {
            if (placing.place(wish(buyer, visitorId, pieces, choice)) instanceof PlacingOrder.Outcome.Placed placed) {
                return Optional.of(placed.order());
            }
            status.setRollbackOnly();
            return Optional.<Order>empty();
        }));
    }

    /** A seat in the group of this code, or in a new one, with so many pieces; or why not. */
    public PlacingOrder.Outcome together(
            Person buyer, @Nullable UUID visitorId, UUID campaignId, @Nullable String code, Pieces pieces) {
        return place(togetherWish(buyer, visitorId, campaignId, code, pieces));
    }

    /** Exactly this wish; a refusal leaves nothing behind. */
    public PlacingOrder.Outcome place(PlacingOrder.Wish wish) {
        return Objects.requireNonNull(transaction.execute(status -> {
            var outcome = placing.place(wish);
            if (!(outcome instanceof PlacingOrder.Outcome.Placed)) {
                status.setRollbackOnly();
            }
            return outcome;
        }));
    }

    /** What a buyer wants who has just seen the group's price. */
    public PlacingOrder.Wish togetherWish(
            Person buyer, @Nullable UUID visitorId, UUID campaignId, @Nullable String code, Pieces pieces) {
        var address = addressOf(buyer);
        // The group may be full by now, or the buyer not be of those who may join it: then what it would cost a
        // stranger.
        var quoted = quoting.quote(
                List.of(pieces), buyer.id(), visitorId, address, Quoting.Choice.NONE, new SeatWish(campaignId, code));
        if (!(quoted instanceof Quoting.Outcome.Quoted)) {
            quoted = quoting.quote(
                    List.of(pieces), null, null, null, Quoting.Choice.NONE, new SeatWish(campaignId, null));
        }
        var quote = ((Quoting.Outcome.Quoted) quoted).quote();
        var line = new PlacingOrder.WishedLine(pieces, quote.lines().getFirst().unitPrice());
        return new PlacingOrder.Wish(
                buyer.id(),
                visitorId,
                List.of(line),
                address,
                null,
                List.of(),
                new SeatWish(campaignId, code),
                quote.total());
    }

    /** What a buyer wants of a flash offer who has just seen its price. */
    public PlacingFlashOrders.Wish flashWish(Person buyer, UUID offerId, Pieces pieces) {
        var address = addressOf(buyer);
        var quote = ((Quoting.Outcome.Quoted) quoting.quote(List.of(pieces), buyer.id(), address, offerId)).quote();
        return new PlacingFlashOrders.Wish(
                buyer.id(),
                null,
                pieces.quantity(),
                quote.lines().getFirst().unitPrice(),
                address,
                null,
                quote.total());
    }

    /** What a buyer wants who has just seen today's prices. */
    public PlacingOrder.Wish wish(Person buyer, @Nullable UUID visitorId, List<Pieces> pieces) {
        return wish(buyer, visitorId, pieces, Quoting.Choice.NONE);
    }

    /** As above, with these of the buyer's coupons. */
    public PlacingOrder.Wish wish(Person buyer, @Nullable UUID visitorId, List<Pieces> pieces, Quoting.Choice choice) {
        var address = addressOf(buyer);
        var quote = ((Quoting.Outcome.Quoted) quoting.quote(pieces, buyer.id(), address, choice)).quote();
        var lines = quote.lines().stream()
                .map(line -> new PlacingOrder.WishedLine(
                        new Pieces(line.skuId(), line.quantity(), line.offerId()), line.unitPrice()))
                .toList();
        var coupons = quote.coupons().stream()
                .filter(Quote.CouponChoice::chosen)
                .map(Quote.CouponChoice::id)
                .toList();
        return new PlacingOrder.Wish(buyer.id(), visitorId, lines, address, null, coupons, quote.total());
    }

    public UUID addressOf(Person buyer) {
        return addressOf.computeIfAbsent(buyer.id(), id -> people.address(buyer).id());
    }

    public Order paid(Person buyer, long priceMinor) {
        return pay(buyer, placed(buyer, priceMinor));
    }

    public Order shipped(Person buyer, long priceMinor) {
        return ship(buyer, paid(buyer, priceMinor));
    }

    public Order received(Person buyer, long priceMinor) {
        return receive(buyer, shipped(buyer, priceMinor));
    }

    /** Moves the market's clock over the return window. */
    public Order settled(Person buyer, long priceMinor) {
        return settle(buyer, received(buyer, priceMinor));
    }

    /** Paid through the sandbox: a charge, and the provider's notice over HTTP. */
    public Order pay(Person buyer, Order order) {
        payments.pay(charge(buyer, order));
        return read(buyer, order);
    }

    /** Opens a charge, which the buyer has not paid yet. */
    public UUID charge(Person buyer, Order order) {
        var outcome = charging.open(buyer.id(), order.id(), "sandbox", Charge.Way.CASHIER);
        assertThat(outcome).isInstanceOf(ChargingOrder.Outcome.Opened.class);
        return ((ChargingOrder.Outcome.Opened) outcome).charge().id();
    }

    /** Where the buyer can pay; nowhere where the order can't be paid any more. */
    public Optional<String> cashier(Person buyer, Order order) {
        return charging.open(buyer.id(), order.id(), "sandbox", Charge.Way.CASHIER)
                        instanceof ChargingOrder.Outcome.Opened opened
                ? Optional.ofNullable(opened.charge().cashierUrl())
                : Optional.empty();
    }

    /** Handed to a carrier, if the order is waiting for that. */
    public void tryShipping(UUID orderId) {
        shipping.ship(care().id(), orderId, "SF", "SF1390284756120");
    }

    /** The buyer's word that the goods are there, whether they are or not. */
    public void tryReceiving(Person buyer, UUID orderId) {
        confirming.byBuyer(buyer.id(), orderId);
    }

    public Order ship(Person buyer, Order order) {
        assertThat(shipping.ship(care().id(), order.id(), "SF", "SF1390284756120"))
                .isInstanceOf(ShippingOrder.Outcome.Shipped.class);
        return read(buyer, order);
    }

    public Order receive(Person buyer, Order order) {
        assertThat(confirming.byBuyer(buyer.id(), order.id())).isInstanceOf(ConfirmingReceipt.Outcome.Received.class);
        return read(buyer, order);
    }

    public Order settle(Person buyer, Order order) {
        passReturnWindow();
        settling.settle();
        return read(buyer, order);
    }

    /** What was received before can settle now. */
    public void passReturnWindow() {
        clock.standAhead(clock.ahead().plus(Duration.ofDays(7)).plusSeconds(1));
    }

    /** So many pieces of a line go back to the buyer, at what they are worth. */
    public RefundingLine.Outcome refund(Order order, int position, int pieces) {
        return refund(order, position, pieces, null, false);
    }

    /**
     * Pieces, or an amount without pieces, of the line at this position. Where the seller is at fault the freight goes
     * along, and the pieces are those on their way; else those that are not, as far as there are any.
     */
    public RefundingLine.Outcome refund(
            Order order, int position, int pieces, @Nullable Money amount, boolean sellersFault) {
        return Objects.requireNonNull(transactions.run(() -> {
            var line = lines.lock(order.id(), order.lines().get(position).id(), null)
                    .orElseThrow();
            var outcome = refunding.refund(
                    line,
                    new RefundingLine.Wish(
                            Ids.next(),
                            pieces,
                            !sellersFault,
                            amount == null ? line.worthOf(pieces) : amount,
                            sellersFault,
                            "returned"));
            return outcome;
        }));
    }

    public Order read(Person buyer, UUID orderId) {
        return reading.ofBuyer(buyer.id(), orderId).orElseThrow();
    }

    public Order read(Person buyer, Order order) {
        return reading.ofBuyer(buyer.id(), order.id()).orElseThrow();
    }

    /** Somebody who cares for customers. */
    public synchronized Person care() {
        if (care == null) {
            care = people.staff(Right.CARE);
        }
        return care;
    }
}
