package io.shuke.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.catalog.StockLevels;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ledger.Account;
import io.shuke.ledger.AccountKind;
import io.shuke.ledger.Balances;
import io.shuke.payment.PaymentsFixture;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Money;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What time does to orders by itself. */
@ServerTest
class TimelyOrdersTests {
    @Autowired
    private Http http;

    @Autowired
    private OrdersFixture orders;

    @Autowired
    private ExpiringOrders expiring;

    @Autowired
    private ConfirmingReceipt confirming;

    @Autowired
    private SettlingOrders settling;

    @Autowired
    private PaymentsFixture payments;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private StockLevels stock;

    @Autowired
    private Balances balances;

    @Autowired
    private MarketClock clock;

    @Autowired
    private JdbcClient jdbc;

    private Person mei;
    private UUID honey;

    @BeforeEach
    void meiWantsHoney() {
        mei = people.signUp("Mei");
        honey = goods.product("Linden honey", 58_00, 1_000).sku();
    }

    @Test
    void anUnpaidOrderEndsAfterFifteenMinutesAndGivesItsStockBack() {
        var order = orders.placed(mei, new Pieces(honey, 3));
        pass(Duration.ofMinutes(14));
        expireAll();
        assertThat(orders.read(mei, order).state()).isEqualTo(OrderState.PLACED);
        pass(Duration.ofMinutes(1).plusSeconds(1));
        expireAll();
        var ended = orders.read(mei, order);
        assertThat(ended.state()).isEqualTo(OrderState.EXPIRED);
        assertThat(ended.payBefore()).isNull();
        assertThat(stock.availableOf(List.of(honey))).containsEntry(honey, 1_000);
    }

    @Test
    void manyUnpaidOrdersEndOnceWhenSeveralProcessesEndThem() {
        for (int i = 0; i < 150; i++) {
            orders.placed(mei, new Pieces(honey, 2));
        }
        assertThat(stock.availableOf(List.of(honey))).containsEntry(honey, 700);
        pass(Duration.ofMinutes(16));
        var ended = Together.run(6, i -> expiring::expire).stream()
                .mapToInt(Integer::intValue)
                .sum();
        assertThat(ended).isGreaterThanOrEqualTo(100);
        expireAll();
        assertThat(stock.availableOf(List.of(honey))).containsEntry(honey, 1_000);
    }

    @Test
    void anOrderWhoseTimeIsOverCannotBeCharged() {
        var order = orders.placed(mei, new Pieces(honey, 1));
        pass(Duration.ofMinutes(16));
        var answer = http.post(
                mei.token(),
                "/api/orders/" + order.id() + "/charges",
                Map.of("provider", "sandbox"),
                "Idempotency-Key",
                "late");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("order-not-in-state");
    }

    @Test
    void moneyThatComesTooLateGoesBackByItself() {
        var order = orders.placed(mei, new Pieces(honey, 1));
        var charge = orders.charge(mei, order);
        pass(Duration.ofMinutes(16));
        expireAll();
        payments.pay(charge);
        var ended = orders.read(mei, order);
        assertThat(ended.state()).isEqualTo(OrderState.EXPIRED);
        assertThat(ended.refunded()).isEqualTo(order.total());
        assertThat(ended.timeline())
                .extracting(Order.Moment::what)
                .containsExactly(Order.What.PLACED, Order.What.EXPIRED, Order.What.LATE_PAYMENT_REFUNDED);
        assertThat(refunds(order)).containsExactly("TOO_LATE " + order.total().amountMinor());
        assertThat(stock.availableOf(List.of(honey))).containsEntry(honey, 1_000);
    }

    @Test
    void anOrderIsReceivedByItselfTenDaysAfterItsShipmentAndSettledSevenDaysLater() {
        var order = orders.ship(mei, orders.pay(mei, orders.placed(mei, new Pieces(honey, 1))));
        pass(Duration.ofDays(9));
        while (confirming.byTime() == ConfirmingReceipt.BATCH) {}
        assertThat(orders.read(mei, order).state()).isEqualTo(OrderState.SHIPPED);
        pass(Duration.ofDays(1).plusSeconds(1));
        Together.run(4, i -> confirming::byTime);
        while (confirming.byTime() == ConfirmingReceipt.BATCH) {}
        assertThat(orders.read(mei, order).state()).isEqualTo(OrderState.RECEIVED);
        pass(Duration.ofDays(6));
        settling.settle();
        assertThat(orders.read(mei, order).state()).isEqualTo(OrderState.RECEIVED);
        pass(Duration.ofDays(1).plusSeconds(1));
        Together.run(4, i -> settling::settle);
        assertThat(orders.read(mei, order).state()).isEqualTo(OrderState.SETTLED);
        assertThat(held(order)).isEqualTo(Money.cny(0));
    }

    @Test
    void onlyTheBuyerConfirmsAndOnlyWhatIsShipped() {
        var order = orders.pay(mei, orders.placed(mei, new Pieces(honey, 1)));
        assertThat(receive(mei, order)).isEqualTo(409);
        orders.ship(mei, order);
        assertThat(receive(people.signUp("Lin"), order)).isEqualTo(404);
        assertThat(receive(mei, order)).isEqualTo(200);
        assertThat(receive(mei, order)).isEqualTo(409);
    }

    private int receive(Person person, Order order) {
        return http.post(person.token(), "/api/orders/" + order.id() + "/receipt", null)
                .status();
    }

    private void pass(Duration time) {
        clock.standAhead(clock.ahead().plus(time));
    }

    private void expireAll() {
        while (expiring.expire() == ExpiringOrders.BATCH) {}
    }

    private Money held(Order order) {
        var account = Account.of(AccountKind.BUYER_HELD, order.id());
        return balances.of(List.of(account)).getOrDefault(account, Money.cny(0));
    }

    private List<String> refunds(Order order) {
        return jdbc.sql("select reason || ' ' || amount_minor from payment.refund where order_id = :order")
                .param("order", order.id())
                .query(String.class)
                .list();
    }
}
