package io.shuke.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.support.ServerTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** What staff look for is found by an index, however many orders there are. Each test's rows go with its transaction. */
@ServerTest
@Transactional
class SearchingOrdersTests {
    private static final int MANY = 30_000;

    @Autowired
    private StoredOrders stored;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void findsTheBeginningOfARecipientsNameAmongMany() {
        fill();
        var found = stored.headsOfMarket(null, OrderSearch.of("收件人777"), null, 50);
        assertThat(found)
                .extracting(head -> head.order().address().recipient())
                .allMatch(name -> name.startsWith("收件人777"))
                .hasSize(11)
                .contains("收件人777", "收件人7770");
        assertThat(stored.headsOfMarket(null, OrderSearch.of("件人777"), null, 50))
                .isEmpty();
        assertThat(stored.headsOfMarket(OrderState.PAID, OrderSearch.of("收件人777"), null, 50))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"收件人777", "9000000000012345", "01920000-0000-7000-8000-000000000000"})
    void readsNoMoreRowsThanItAnswers(String sought) {
        fill();
        var search = OrderSearch.of(sought);
        var plan = String.join(
                "\n",
                jdbc.sql("explain (analyze, costs off, timing off, summary off) select id from ordering.orders "
                                + StoredOrders.conditions(null, search, null) + " order by id desc limit 21")
                        .params(StoredOrders.values(null, search))
                        .query(String.class)
                        .list());
        assertThat(plan).contains("Index").doesNotContain("Seq Scan").doesNotContain("Rows Removed by Filter");
    }

    @Test
    void goesOnWhereThePageEnded() {
        fill();
        var search = OrderSearch.of("收件人77");
        var first = stored.headsOfMarket(null, search, null, 5);
        var second = stored.headsOfMarket(null, search, first.getLast().id(), 5);
        assertThat(ids(second)).hasSize(5).doesNotContainAnyElementsOf(ids(first));
        assertThat(second.getFirst().id().toString())
                .isLessThan(first.getLast().id().toString());
    }

    private static List<UUID> ids(List<StoredOrders.Head> heads) {
        return heads.stream().map(StoredOrders.Head::id).toList();
    }

    private void fill() {
        jdbc.sql("""
                insert into ordering.orders (id, number, buyer_id, state, currency, goods_minor, discount_minor,
                    freight_minor, total_minor, line_count, recipient, phone, province, city, district, street,
                    placed_at, pay_before)
                select cast('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0') as uuid),
                       '9' || lpad(n::text, 15, '0'), gen_random_uuid(), 'PLACED', 'CNY', 100, 0, 0, 100, 1,
                       '收件人' || n, '13800001001', '浙江省', '杭州市', '西湖区', '文三路', now(), now()
                from generate_series(1, :many) n
                """).param("many", MANY).update();
        jdbc.sql("analyze ordering.orders").update();
    }
}
