package io.shuke.review;

import static io.shuke.review.ReviewsFixture.draft;
import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.identity.ClosingAccount;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ordering.Order;
import io.shuke.ordering.OrdersFixture;
import io.shuke.ordering.Pieces;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.shared.OutboxDelivery;
import io.shuke.sharing.SharingFixture;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import io.shuke.support.StatementCounts;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Lin sells honey, and the market says what came of it. */
@ServerTest
class SalesFiguresTests {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Autowired
    private SalesFigures figures;

    @Autowired
    private ReviewsFixture reviews;

    @Autowired
    private OrdersFixture orders;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private SharingFixture sharing;

    @Autowired
    private ClosingAccount closing;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private OutboxDelivery outbox;

    @Autowired
    private Http http;

    @Autowired
    private MarketClock clock;

    private Person lin;
    private GoodsFixture.Made honey;
    private final List<Person> customers = new ArrayList<>();

    @BeforeEach
    void sixPeopleComeThroughLinsLink() {
        goToTheNextNoon();
        lin = people.partner("Lin");
        honey = goods.product("Honey", 68_00, 100);
        for (int i = 0; i < 6; i++) {
            var browser = SharingFixture.visitor();
            sharing.open(sharing.product(lin, honey.productId()), browser);
            customers.add(people.signUp("Customer " + i, browser));
        }
    }

    @Test
    void saysNothingBelowTenOrdersAndThenWhatTheFactsSay() {
        var firsts = customers.stream().map(this::buys).toList();
        buys(customers.get(4));
        outbox.deliver();
        var early = figures.of(lin.id());
        assertThat(early.orders()).isEqualTo(7);
        assertThat(early.cameBack()).isNull();
        assertThat(early.refunded()).isNull();
        assertThat(early.reviews()).isNull();

        for (int i = 0; i < 5; i++) {
            var buyer = customers.get(i);
            reviews.written(
                    buyer,
                    orders.receive(buyer, orders.ship(buyer, firsts.get(i))),
                    draft(List.of(5, 5, 4, 4, 3).get(i), "Honey"));
        }
        goToTheNextNoon();
        customers.subList(0, 3).forEach(this::buys);
        orders.refund(firsts.get(5), 0, 1);
        outbox.deliver();

        var now = figures.of(lin.id());
        // The sixth customer's order was given back before it was shipped, which calls it off.
        assertThat(now.orders()).isEqualTo(9);
        buys(customers.get(5));
        outbox.deliver();
        now = figures.of(lin.id());
        assertThat(now.orders()).isEqualTo(10);
        // Three of six bought on a second day; the fifth one's two orders of one day are one visit.
        assertThat(now.cameBack()).isEqualTo(new SalesFigures.Part(3, 6, 50));
        assertThat(now.refunded()).isEqualTo(new SalesFigures.Part(0, 10, 0));
        assertThat(now.reviews()).isEqualTo(new SalesFigures.Stars(5, 42));

        orders.refund(firsts.get(4), 0, 1);
        outbox.deliver();
        assertThat(figures.of(lin.id()).refunded()).isEqualTo(new SalesFigures.Part(1, 10, 10));
        assertThat(StatementCounts.during(() -> figures.of(lin.id()))).hasSize(1);
    }

    @Test
    void whatAPartnerBuysThemselvesOrIsCalledOffCountsNowhere() {
        buys(lin);
        var buyer = customers.getFirst();
        var order = buys(buyer);
        http.post(
                buyer.token(),
                "/api/orders/" + order.id() + "/cancellation",
                Map.of("reason", "By mistake"),
                "Idempotency-Key",
                Ids.code(20));
        outbox.deliver();
        assertThat(figures.of(lin.id()).orders()).isZero();
    }

    @Test
    void aCustomerWhoLeavesStaysACustomerAndIsNobody() {
        var buyer = customers.getFirst();
        var order = orders.receive(buyer, orders.ship(buyer, buys(buyer)));
        outbox.deliver();
        orders.settle(buyer, order);
        var closed = transaction.execute(status -> closing.close(buyer.id(), false));
        assertThat(closed).isInstanceOf(ClosingAccount.Outcome.Closed.class);
        outbox.deliver();
        assertThat(figures.of(lin.id()).orders()).isEqualTo(1);
    }

    @Test
    void standOnTheShopAndInThePartnersOwnRoom() {
        var shop = http.post(lin.token(), "/api/shops", Map.of("name", "Lin's honey " + Ids.code(6)));
        assertThat(shop.status()).as(shop.text()).isEqualTo(201);
        var handle = shop.body().path("handle").asString();
        var seen = http.get(null, "/api/shops/" + handle + "/sales-figures");
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.body().path("leastOrders").asInt()).isEqualTo(10);
        assertThat(http.get(lin.token(), "/api/my/sales-figures").body()).isEqualTo(seen.body());
        assertThat(http.get(null, "/api/shops/none-such/sales-figures").status())
                .isEqualTo(404);
    }

    private Order buys(Person buyer) {
        return orders.pay(buyer, orders.placed(buyer, new Pieces(honey.sku(), 1)));
    }

    private void goToTheNextNoon() {
        var now = clock.instant();
        var noon = now.atZone(SHANGHAI)
                .toLocalDate()
                .plusDays(1)
                .atTime(12, 0)
                .atZone(SHANGHAI)
                .toInstant();
        clock.standAhead(clock.ahead().plus(Duration.between(now, noon)));
    }
}
