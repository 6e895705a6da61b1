package io.shuke.market;

import io.shuke.catalog.GoodsFixture;
import io.shuke.commission.HoldReason;
import io.shuke.commission.HoldingCommission;
import io.shuke.groupbuying.GroupsFixture;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.market.MarketBooks.Scope;
import io.shuke.ordering.CancellingOrder;
import io.shuke.ordering.Order;
import io.shuke.ordering.OrdersFixture;
import io.shuke.ordering.Pieces;
import io.shuke.ordering.PlacingOrder;
import io.shuke.ordering.Quoting;
import io.shuke.ordering.RefundingLine;
import io.shuke.promotion.Coupon;
import io.shuke.promotion.CouponsFixture;
import io.shuke.shared.Money;
import io.shuke.shared.RepeatedTransactions;
import io.shuke.shared.Right;
import io.shuke.sharing.SharingFixture;
import io.shuke.support.Http;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Three partners, their friends, and four sorts of goods; and what buyers and staff do with orders, as chance says. */
@Component
@Profile("test")
class Market {
    /** Whoever acts, acts on one of the orders of late, or, one time in eight, on any. */
    private static final int LATELY = 30;

    private static final int SCARCE = 60;
    private static final int PLENTY = 1_000_000;

    private final PeopleFixture people;
    private final GoodsFixture goods;
    private final SharingFixture sharing;
    private final OrdersFixture orders;
    private final CouponsFixture coupons;
    private final GroupsFixture groups;
    private final CancellingOrder cancelling;
    private final HoldingCommission holding;
    private final RepeatedTransactions transactions;
    private final Http http;
    private final JdbcClient jdbc;

    final List<Person> partners = new ArrayList<>();
    final List<UUID> holds = new ArrayList<>();
    private final List<Friend> friends = new ArrayList<>();
    private final List<UUID> skus = new ArrayList<>();
    private final List<Integer> pieces = new ArrayList<>();
    private final List<UUID> products = new ArrayList<>();
    private final List<UUID> vendors = new ArrayList<>();
    private final List<Coupon> offers = new ArrayList<>();
    private final List<Placed> placed = new ArrayList<>();
    private final List<Placed> unpaid = new ArrayList<>();
    private final List<String> codes = new ArrayList<>();
    private UUID campaign = new UUID(0, 0);
    private long refundedParts;
    private long refundedMinor;

    /** Somebody who buys, and the browser they use. */
    private record Friend(Person person, UUID browser) {}

    private record Placed(Person buyer, Order order) {}

    Market(
            PeopleFixture people,
            GoodsFixture goods,
            SharingFixture sharing,
            OrdersFixture orders,
            CouponsFixture coupons,
            GroupsFixture groups,
            CancellingOrder cancelling,
            HoldingCommission holding,
            RepeatedTransactions transactions,
            Http http,
            JdbcClient jdbc) {
        this.people = people;
        this.goods = goods;
        this.sharing = sharing;
        this.orders = orders;
        this.coupons = coupons;
        this.groups = groups;
        this.cancelling = cancelling;
        this.holding = holding;
        this.transactions = transactions;
        this.http = http;
        this.jdbc = jdbc;
    }

    /** People and goods of their own, for so many orders. Prices and rates leave something over at every division. */
    void open(int ordersWanted) {
        List.of(partners, holds, friends, skus, pieces, products, vendors, offers, placed, unpaid, codes)
                .forEach(List::clear);
        refundedParts = 0;
        refundedMinor = 0;
        for (int i = 0; i < 3; i++) {
            partners.add(people.verify(people.partner("Partner " + i)));
        }
        var honey = goods.supplied("Honey", 68_33, 30_01, 1_000, PLENTY);
        sell(honey, PLENTY);
        sell(goods.supplied("Tea", 19_99, 17_77, 1_333, PLENTY), PLENTY);
        sell(goods.product("Comb", 33_07, SCARCE), SCARCE);
        sell(goods.supplied("Vinegar", 7, 3, 777, PLENTY), PLENTY);
        vendors.addAll(jdbc.sql("select vendor_id from catalog.product where id = any(:ids) and vendor_id is not null")
                .param("ids", products.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
        offer();
        campaign = groups.published(groups.draft(honey, 3, 61_07, 2_000, 20));
        for (int i = 0; i < Math.max(12, ordersWanted / 60); i++) {
            var browser = SharingFixture.visitor();
            if (i % 6 != 5) {
                sharing.open(sharing.market(partners.get(i % partners.size())), browser);
            }
            friends.add(new Friend(people.signUp("Friend " + i, browser), browser));
        }
    }

    /** Coupons of every kind, borne by the market and by suppliers; of one the money is scarce. */
    private void offer() {
        offers.add(coupons.published(coupons.draft(CouponsFixture.fixed(5_01, 20_00), 1_000, null, 20)));
        offers.add(coupons.published(coupons.draft(CouponsFixture.percent(1_333, 9_99L), 1_000, 90_00L, 20)));
        offers.add(coupons.published(coupons.draft(CouponsFixture.freeFreight(), 1_000, null, 20)));
        vendors.forEach(vendor -> offers.add(
                coupons.published(coupons.draft(CouponsFixture.bySupplier(vendor, 19_01), 1_000, null, 20))));
    }

    private void sell(GoodsFixture.Made made, int howMany) {
        products.add(made.productId());
        skus.add(made.sku());
        pieces.add(howMany);
    }

    int ordersPlaced() {
        return placed.size();
    }

    Scope scope() {
        return new Scope(
                friends.stream().map(friend -> friend.person().id()).toArray(UUID[]::new),
                partners.stream().map(Person::id).toArray(UUID[]::new),
                vendors.toArray(UUID[]::new),
                skus.toArray(UUID[]::new),
                pieces.toArray(Integer[]::new),
                placed.size(),
                refundedParts,
                refundedMinor);
    }

    /** One or two sorts of goods, perhaps after a look at what some partner shared. */
    void place(Draw draw) {
        var friend = friends.get(draw.first() % friends.size());
        if (draw.fourth() % 4 == 1) {
            placeTogether(friend, draw);
            return;
        }
        if (draw.second() % 3 == 0) {
            var partner = partners.get(draw.third() % partners.size());
            sharing.open(
                    sharing.market(partner), friend.browser(), friend.person().id());
        }
        int sort = draw.fourth() % skus.size();
        var wanted = new ArrayList<>(List.of(new Pieces(skus.get(sort), 1 + draw.second() % 4)));
        if (draw.third() % 3 == 0) {
            wanted.add(new Pieces(skus.get((sort + 1) % skus.size()), 1 + draw.first() % 3));
        }
        orders.tried(friend.person(), friend.browser(), wanted, choice(friend, draw))
                .ifPresent(order -> {
                    var one = new Placed(friend.person(), order);
                    placed.add(one);
                    unpaid.add(one);
                });
    }

    /** Honey: in one of the groups of late, whether a seat is free there or not, or in a new one. */
    private void placeTogether(Friend friend, Draw draw) {
        var code = codes.isEmpty() || draw.third() % 4 == 0
                ? null
                : codes.get(codes.size() - 1 - draw.first() % Math.min(codes.size(), 3));
        var piece = new Pieces(skus.getFirst(), 1 + draw.second() % 2);
        if (orders.together(friend.person(), friend.browser(), campaign, code, piece)
                instanceof PlacingOrder.Outcome.Placed seated) {
            var one = new Placed(friend.person(), seated.order());
            placed.add(one);
            unpaid.add(one);
            if (code == null) {
                codes.add(
                        java.util.Objects.requireNonNull(seated.order().group()).code());
            }
        }
    }

    /** Half of them claim a coupon, and order with those that save most; some of it is there from before. */
    private Quoting.Choice choice(Friend friend, Draw draw) {
        if (draw.first() % 2 == 0) {
            return Quoting.Choice.NONE;
        }
        coupons.tried(friend.person(), offers.get(draw.fourth() % offers.size()));
        return new Quoting.Choice.Best();
    }

    /** At the sandbox's cashier; some refuse there, and some never come. */
    void pay(Draw draw) {
        if (unpaid.isEmpty()) {
            return;
        }
        var one = unpaid.remove(draw.first() % unpaid.size());
        int how = draw.second() % 20;
        if (how == 0) {
            return;
        }
        orders.cashier(one.buyer(), one.order())
                .ifPresent(cashier ->
                        http.post(null, URI.create(cashier).getPath() + (how == 1 ? "/refusal" : "/payment"), null));
    }

    void cancel(Draw draw) {
        if (!placed.isEmpty()) {
            var one = some(draw);
            transactions.run(
                    () -> cancelling.byBuyer(one.buyer().id(), one.order().id(), "By mistake"));
        }
    }

    void ship(Draw draw) {
        if (!placed.isEmpty()) {
            orders.tryShipping(some(draw).order().id());
        }
    }

    void receive(Draw draw) {
        if (!placed.isEmpty()) {
            var one = some(draw);
            orders.tryReceiving(one.buyer(), one.order().id());
        }
    }

    /** Pieces or an amount of a line, for the buyer's reason or the seller's, whatever became of the order. */
    void refund(Draw draw) {
        if (placed.isEmpty()) {
            return;
        }
        var order = some(draw).order();
        int line = draw.third() % order.lines().size();
        var whole = order.lines().get(line).total().amountMinor();
        var amount = Money.cny(1 + draw.fourth() % whole);
        var outcome = switch (draw.second() % 4) {
            case 0 -> orders.refund(order, line, 0, amount, false);
            case 1 -> orders.refund(order, line, 1, null, true);
            case 2 -> orders.refund(order, line, 2);
            default -> orders.refund(order, line, 1);
        };
        if (outcome instanceof RefundingLine.Outcome.Refunded refunded) {
            refundedParts++;
            refundedMinor += refunded.amount().plus(refunded.freight()).amountMinor();
        }
    }

    void hold(Draw draw) {
        if (!placed.isEmpty()) {
            var partner = partners.get(draw.third() % partners.size());
            var order = some(draw).order();
            if (holding.hold(order.id(), partner.id(), Set.of(HoldReason.SHARED_DEVICE))
                    instanceof HoldingCommission.Outcome.Held held) {
                holds.add(held.holdId());
            }
        }
    }

    /** What is paid and not on its way yet. */
    void shipAll() {
        jdbc.sql("select id from ordering.orders where buyer_id = any(:buyers) and state = 'PAID' order by id")
                .param("buyers", scope().buyers())
                .query(UUID.class)
                .list()
                .forEach(orders::tryShipping);
    }

    UUID staff(Right right) {
        return people.staff(right).id();
    }

    private Placed some(Draw draw) {
        int size = placed.size();
        int back = draw.fourth() % 8 == 0 ? size : Math.min(size, LATELY);
        return placed.get(size - 1 - draw.first() % back);
    }
}
