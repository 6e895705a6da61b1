package io.shuke.demo;

import io.shuke.catalog.Product;
import io.shuke.catalog.Products;
import io.shuke.catalog.Sku;
import io.shuke.fulfilment.ShippingOrder;
import io.shuke.identity.KeepingAddresses;
import io.shuke.ordering.ChargingOrder;
import io.shuke.ordering.ConfirmingReceipt;
import io.shuke.ordering.Order;
import io.shuke.ordering.OrderState;
import io.shuke.ordering.Pieces;
import io.shuke.ordering.PlacingOrder;
import io.shuke.ordering.Quoting;
import io.shuke.ordering.ReadingOrders;
import io.shuke.payment.Charge;
import io.shuke.sandbox.Cashier;
import io.shuke.sandbox.SendingNotices;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.sharing.Channel;
import io.shuke.sharing.MakingShareLink;
import io.shuke.sharing.RecordingTouch;
import io.shuke.sharing.ShareTarget;
import io.shuke.sharing.TouchTokens;
import io.shuke.sharing.Traces;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets the demonstration's people buy as anybody does: they come through a partner's link, order, pay at the sandbox's
 * cashier, and what was shipped to them they receive. Only the visit is set back, for nobody orders at the moment in which
 * they come. Each step is a transaction of its own, as the payment comes over HTTP.
 */
@Component
@Profile("demo")
class DemoSales {
    private static final Duration LOOKING_AROUND = Duration.ofHours(2);
    private static final String CARRIER = "SF";

    private final Products products;
    private final MakingShareLink linking;
    private final TouchTokens tokens;
    private final RecordingTouch touching;
    private final Traces traces;
    private final KeepingAddresses addresses;
    private final Quoting quoting;
    private final PlacingOrder placing;
    private final ChargingOrder charging;
    private final Cashier cashier;
    private final SendingNotices notices;
    private final ShippingOrder shipping;
    private final ConfirmingReceipt receiving;
    private final ReadingOrders orders;
    private final TransactionTemplate transaction;
    private final MarketClock clock;
    private final LivingWeek week;

    DemoSales(
            Products products,
            MakingShareLink linking,
            TouchTokens tokens,
            RecordingTouch touching,
            Traces traces,
            KeepingAddresses addresses,
            Quoting quoting,
            PlacingOrder placing,
            ChargingOrder charging,
            Cashier cashier,
            SendingNotices notices,
            ShippingOrder shipping,
            ConfirmingReceipt receiving,
            ReadingOrders orders,
            TransactionTemplate transaction,
            MarketClock clock,
            LivingWeek week) {
        this.products = products;
        this.linking = linking;
        this.tokens = tokens;
        this.touching = touching;
        this.traces = traces;
        this.addresses = addresses;
        this.quoting = quoting;
        this.placing = placing;
        this.charging = charging;
        this.cashier = cashier;
        this.notices = notices;
        this.shipping = shipping;
        this.receiving = receiving;
        this.orders = orders;
        this.transaction = transaction;
        this.clock = clock;
        this.week = week;
    }

    /** One piece of goods, by its handle and what is chosen of it. */
    record Wanted(String goods, List<String> options) {}

    /** The code of a person's link to goods. */
    String link(UUID personId, String goods) {
        var wish = new MakingShareLink.Wish(
                personId, ShareTarget.Kind.PRODUCT, product(goods).id().toString(), Channel.COPY, "product");
        return switch (linking.make(wish)) {
            case MakingShareLink.Outcome.Made(var link) -> link.code();
            case MakingShareLink.Outcome.NothingToShow() ->
                throw new IllegalStateException("nothing to share: " + goods);
        };
    }

    /** An order that the buyer came to through the link and has paid at the cashier, of which the market will hear. */
    Order buy(UUID buyerId, String link, List<Wanted> wanted) {
        var visitor = Ids.next();
        week.at(clock.instant().minus(LOOKING_AROUND), () -> come(buyerId, visitor, link));
        var order = place(buyerId, visitor, wanted);
        if (!(charging.open(buyerId, order.id(), "sandbox", Charge.Way.CASHIER)
                        instanceof ChargingOrder.Outcome.Opened(var charge)
                && charge.cashierUrl() != null)) {
            throw new IllegalStateException("can't be paid: " + order.number());
        }
        var address = charge.cashierUrl();
        if (cashier.pay(address.substring(address.lastIndexOf('/') + 1)).isEmpty()) {
            throw new IllegalStateException("not known at the cashier: " + order.number());
        }
        return order;
    }

    private void come(UUID buyerId, UUID visitor, String link) {
        var visit = new RecordingTouch.Visit(
                visitor,
                buyerId,
                traces.hash("demo-device", buyerId.toString()),
                traces.hash("demo-network", buyerId.toString()));
        touching.record(tokens.issue(link, visitor, clock.instant()), visit);
    }

    private Order place(UUID buyerId, UUID visitor, List<Wanted> wanted) {
        var pieces = wanted.stream().map(one -> new Pieces(sku(one).id(), 1)).toList();
        var address = addresses.of(buyerId).getFirst().id();
        if (!(quoting.quote(pieces, buyerId, address, Quoting.Choice.NONE)
                instanceof Quoting.Outcome.Quoted(var quote))) {
            throw new IllegalStateException("no price for " + wanted);
        }
        var lines = quote.lines().stream()
                .map(line -> new PlacingOrder.WishedLine(new Pieces(line.skuId(), 1), line.unitPrice()))
                .toList();
        var wish = new PlacingOrder.Wish(buyerId, visitor, lines, address, null, List.of(), quote.total());
        return transaction.execute(status -> {
            if (placing.place(wish) instanceof PlacingOrder.Outcome.Placed(var order)) {
                return order;
            }
            throw new IllegalStateException("not placed: " + wanted);
        });
    }

    /** Whether the market has heard that it was paid. */
    boolean isPaid(UUID buyerId, Order order) {
        notices.sendDue();
        return orders.ofBuyer(buyerId, order.id()).orElseThrow().state() == OrderState.PAID;
    }

    /** A paid order is shipped by staff and received by its buyer. */
    void receive(UUID buyerId, UUID staffId, Order order) {
        if (!(shipping.ship(staffId, order.id(), CARRIER, CARRIER + order.number())
                        instanceof ShippingOrder.Outcome.Shipped
                && receiving.byBuyer(buyerId, order.id()) instanceof ConfirmingReceipt.Outcome.Received)) {
            throw new IllegalStateException("not received: " + order.number());
        }
    }

    private Product product(String goods) {
        return products.find(goods, false).orElseThrow();
    }

    private Sku sku(Wanted wanted) {
        return product(wanted.goods()).skus().stream()
                .filter(sku -> sku.optionValues().equals(wanted.options()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("not on sale: " + wanted));
    }
}
