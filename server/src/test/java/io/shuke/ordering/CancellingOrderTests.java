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
import io.shuke.shared.Ids;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class CancellingOrderTests {
    @Autowired
    private Http http;

    @Autowired
    private Shopping shopping;

    @Autowired
    private OrdersFixture orders;

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
    private JdbcClient jdbc;

    private Person mei;
    private UUID honey;
    private Order order;

    @BeforeEach
    void meiOrdersHoney() {
        mei = people.signUp("Mei");
        honey = goods.product("Linden honey", 58_00, 10).sku();
        order = orders.placed(mei, new Pieces(honey, 3));
    }

    @Test
    void givesTheStockBack() {
        var answer = shopping.cancel(mei, order.id());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("state").asString()).isEqualTo("CANCELLED");
        assertThat(answer.body().path("cancelReason").asString()).isEqualTo("By mistake");
        assertThat(available()).isEqualTo(10);
        assertThat(refunds()).isZero();
    }

    @Test
    void refundsWhatWasPaid() {
        orders.pay(mei, order);
        var answer = shopping.cancel(mei, order.id());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("refunded").path("amountMinor").asLong()).isEqualTo(174_00);
        assertThat(available()).isEqualTo(10);
        assertThat(refunds()).isEqualTo(1);
        assertThat(told())
                .containsExactly(Order.What.PLACED, Order.What.PAID, Order.What.CANCELLED, Order.What.REFUNDED);
        payments.finishRefund(refundId());
        assertThat(held()).isZero();
        assertThat(told()).endsWith(Order.What.REFUNDED, Order.What.REFUND_ARRIVED);
    }

    private List<Order.What> told() {
        return orders.read(mei, order).timeline().stream()
                .map(Order.Moment::what)
                .toList();
    }

    @Test
    void happensOnce() {
        orders.pay(mei, order);
        shopping.cancel(mei, order.id());
        var again = shopping.cancel(mei, order.id());
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.problem()).isEqualTo("order-not-in-state");
        assertThat(available()).isEqualTo(10);
        assertThat(refunds()).isEqualTo(1);
    }

    @Test
    void isTooLateOnceTheOrderIsShipped() {
        orders.ship(mei, orders.pay(mei, order));
        var answer = shopping.cancel(mei, order.id());
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().path("state").asString()).isEqualTo("SHIPPED");
        assertThat(orders.read(mei, order).state()).isEqualTo(OrderState.SHIPPED);
        assertThat(available()).isEqualTo(7);
        assertThat(refunds()).isZero();
    }

    @Test
    void isNotForStrangers() {
        assertThat(shopping.cancel(people.signUp("Lin"), order.id()).status()).isEqualTo(404);
        assertThat(orders.read(mei, order).state()).isEqualTo(OrderState.PLACED);
        assertThat(available()).isEqualTo(7);
    }

    @Test
    void needsAReason() {
        var answer = http.post(
                mei.token(),
                "/api/orders/" + order.id() + "/cancellation",
                Map.of("reason", " "),
                "Idempotency-Key",
                Ids.code(20));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("errors").get(0).path("field").asString()).isEqualTo("reason");
    }

    @Test
    void byStaffIsAuditedAndItsReasonShownToTheBuyer() {
        orders.pay(mei, order);
        var answer = http.post(
                orders.care().token(),
                "/api/operator/orders/" + order.id() + "/cancellation",
                Map.of("reason", "The jar broke"),
                "Idempotency-Key",
                Ids.code(20));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("state").asString()).isEqualTo("CANCELLED");
        assertThat(orders.read(mei, order).cancelReason()).isEqualTo("The jar broke");
        assertThat(refunds()).isEqualTo(1);
        assertThat(jdbc.sql("select act || ' ' || reason from shared.audit where subject = :subject")
                        .param("subject", "order:" + order.id())
                        .query(String.class)
                        .list())
                .containsExactly("order.cancel The jar broke");
    }

    private int available() {
        return Objects.requireNonNull(stock.availableOf(List.of(honey)).get(honey));
    }

    private long held() {
        var account = Account.of(AccountKind.BUYER_HELD, order.id());
        return Objects.requireNonNull(balances.of(List.of(account)).get(account))
                .amountMinor();
    }

    private int refunds() {
        return jdbc.sql("select count(*) from payment.refund where order_id = :order")
                .param("order", order.id())
                .query(Integer.class)
                .single();
    }

    private UUID refundId() {
        return jdbc.sql("select id from payment.refund where order_id = :order")
                .param("order", order.id())
                .query(UUID.class)
                .single();
    }
}
