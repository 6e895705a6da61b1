package io.shuke.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.catalog.StockLevels;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.payment.PaymentsFixture;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.support.Http.Answer;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many at once, over HTTP: nothing is sold twice, nothing happens twice, and nobody is told that we broke. */
@ServerTest
class CrowdTests {
    private static final int ROUNDS = 20;

    @Autowired
    private Shopping shopping;

    @Autowired
    private OrdersFixture orders;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private PaymentsFixture payments;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private StockLevels stock;

    @Autowired
    private ExpiringOrders expiring;

    @Autowired
    private MarketClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void sellsOneHundredPiecesToThreeHundredBuyersOneHundredTimes() {
        var honey = goods.product("Linden honey", 128_00, 100);
        var buyers = IntStream.range(0, 300)
                .mapToObj(i -> people.signUp("Buyer " + i))
                .toList();
        var wishes = buyers.stream()
                .map(buyer -> shopping.wish(buyer, new Pieces(honey.sku(), 1)))
                .toList();
        var answers = Together.run(300, i -> () -> shopping.place(buyers.get(i), wishes.get(i)));
        assertThat(Shopping.statuses(answers)).containsOnly(201, 409);
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(100);
        assertThat(answers)
                .filteredOn(answer -> answer.problem().equals("out-of-stock"))
                .hasSize(200);
        assertThat(stock.availableOf(List.of(honey.sku()))).containsEntry(honey.sku(), 0);
        assertThat(reserved(honey.sku())).isEqualTo(100);
    }

    @Test
    void placesOneOrderForFiftyEqualPlacings() {
        var honey = goods.product("Linden honey", 128_00, 100);
        var mei = people.signUp("Mei");
        var wish = shopping.wish(mei, new Pieces(honey.sku(), 1));
        var key = Ids.code(20);
        var answers = Together.run(50, i -> () -> shopping.place(mei, wish, key));
        // Whoever comes when the first has ended is answered as it was; while it runs, that it does.
        assertThat(Shopping.statuses(answers)).contains(201).isSubsetOf(201, 409);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409)
                .allSatisfy(answer -> assertThat(answer.problem()).isEqualTo("still-running"));
        assertThat(idsOf(answers)).hasSize(1);
        assertThat(ordersOf(mei)).isEqualTo(1);
        assertThat(stock.availableOf(List.of(honey.sku()))).containsEntry(honey.sku(), 99);
    }

    @Test
    void ordersOfTheSameGoodsInOppositeOrderNeverBlockEachOther() {
        var left = goods.product("Honey", 128_00, 1_000).sku();
        var right = goods.product("Tea", 128_00, 1_000).sku();
        var buyers = IntStream.range(0, 60)
                .mapToObj(i -> people.signUp("Buyer " + i))
                .toList();
        var wishes = IntStream.range(0, 60)
                .mapToObj(i -> shopping.wish(
                        buyers.get(i),
                        new Pieces(i % 2 == 0 ? left : right, 1),
                        new Pieces(i % 2 == 0 ? right : left, 1)))
                .toList();
        var before = deadlocks();
        var answers = Together.run(60, i -> () -> shopping.place(buyers.get(i), wishes.get(i)));
        assertThat(Shopping.statuses(answers)).containsOnly(201);
        assertThat(stock.availableOf(List.of(left, right)))
                .containsEntry(left, 940)
                .containsEntry(right, 940);
        assertThat(deadlocks()).isEqualTo(before);
    }

    @Test
    void refundsOnceWhenCancellationAndPaymentMeet() {
        var honey = goods.product("Linden honey", 128_00, 1_000);
        for (int round = 0; round < ROUNDS; round++) {
            var mei = people.signUp("Mei");
            var order = orders.placed(mei, new Pieces(honey.sku(), 1));
            var charge = orders.charge(mei, order);
            var answers = Together.run(
                    2,
                    i -> () -> i == 0
                            ? shopping.cancel(mei, order.id()).status()
                            : payments.send(payments.paid(charge)).status());
            assertThat(answers).containsExactly(200, 200);
            var ended = orders.read(mei, order);
            assertThat(ended.state()).isEqualTo(OrderState.CANCELLED);
            assertThat(ended.refunded()).isEqualTo(order.total());
            assertThat(refundsOf(order)).isEqualTo(1);
        }
        assertThat(stock.availableOf(List.of(honey.sku()))).containsEntry(honey.sku(), 1_000);
    }

    @Test
    void eitherPaysOrExpiresAndRefundsWhenBothMeet() {
        var honey = goods.product("Linden honey", 128_00, 1_000);
        var mei = people.signUp("Mei");
        var waiting = IntStream.range(0, ROUNDS)
                .mapToObj(i -> orders.placed(mei, new Pieces(honey.sku(), 1)))
                .toList();
        var charges = waiting.stream().map(order -> orders.charge(mei, order)).toList();
        clock.standAhead(clock.ahead().plus(Duration.ofMinutes(16)));
        Together.run(
                ROUNDS + 4,
                i -> () -> i < ROUNDS
                        ? payments.send(payments.paid(charges.get(i))).status()
                        : expiring.expire());
        var states = waiting.stream().map(order -> orders.read(mei, order)).toList();
        assertThat(states).allSatisfy(order -> {
            assertThat(order.state()).isIn(OrderState.PAID, OrderState.EXPIRED);
            assertThat(refundsOf(order)).isEqualTo(order.state() == OrderState.PAID ? 0 : 1);
        });
        var paid = states.stream()
                .filter(order -> order.state() == OrderState.PAID)
                .count();
        assertThat(stock.availableOf(List.of(honey.sku()))).containsEntry(honey.sku(), 1_000 - (int) paid);
    }

    private Set<UUID> idsOf(List<Answer> answers) {
        return answers.stream()
                .filter(answer -> answer.status() == 201)
                .map(Shopping::idOf)
                .collect(Collectors.toSet());
    }

    private int ordersOf(Person buyer) {
        return count("select count(*) from ordering.orders where buyer_id = :id", buyer.id());
    }

    private int reserved(UUID skuId) {
        return count("select coalesce(sum(quantity), 0) from inventory.reservation where sku_id = :id", skuId);
    }

    private int refundsOf(Order order) {
        return count("select count(*) from payment.refund where order_id = :id", order.id());
    }

    private int count(String sql, UUID id) {
        return jdbc.sql(sql).param("id", id).query(Integer.class).single();
    }

    private int deadlocks() {
        jdbc.sql("select pg_stat_force_next_flush()").query(row -> {});
        return jdbc.sql("select deadlocks from pg_stat_database where datname = current_database()")
                .query(Integer.class)
                .single();
    }
}
