package io.shuke.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.EditingProduct;
import io.shuke.catalog.GoodsFixture;
import io.shuke.catalog.StockLevels;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.shared.Ids;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@ServerTest
class PlacingOrderTests {
    @Autowired
    private Http http;

    @Autowired
    private Shopping shopping;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private EditingProduct editing;

    @Autowired
    private StockLevels stock;

    @Autowired
    private JdbcClient jdbc;

    private Person mei;
    private GoodsFixture.Made honey;
    private GoodsFixture.Made tea;

    @BeforeEach
    void meiLooksAtHoneyAndTea() {
        mei = people.signUp("Mei");
        honey = goods.product("Linden honey", 58_00, 10);
        tea = goods.product("Rock tea", 12_50, 10);
    }

    @Test
    void answersWithTheWholeOrder() {
        var answer = shopping.place(mei, wish());
        assertThat(answer.status()).isEqualTo(201);
        var order = answer.body();
        assertThat(OrderNumbers.isNumber(order.path("number").asString())).isTrue();
        assertThat(order.path("state").asString()).isEqualTo("PLACED");
        assertThat(order.path("goods").path("amountMinor").asLong()).isEqualTo(83_00);
        assertThat(order.path("freight").path("amountMinor").asLong()).isEqualTo(10_00);
        assertThat(order.path("total").path("amountMinor").asLong()).isEqualTo(93_00);
        assertThat(order.path("address").path("city").asString()).isEqualTo("杭州市");
        assertThat(order.path("lines").size()).isEqualTo(2);
        assertThat(order.path("lines").get(1).path("quantity").asInt()).isEqualTo(2);
        var read = http.get(mei.token(), "/api/orders/" + order.path("id").asString());
        assertThat(unmoved(read.body())).isEqualTo(unmoved(order));
    }

    /** All of it but the server's time. */
    private static JsonNode unmoved(JsonNode order) {
        var rest = (ObjectNode) order.deepCopy();
        assertThat(Instant.parse(rest.remove("now").asString()))
                .isAfterOrEqualTo(Instant.parse(order.path("placedAt").asString()));
        return rest;
    }

    /** Five hundred in tests, see {@code application-test.yml}; all but two of them are copies of the first. */
    @Test
    void refusesABuyerWhoPlacesTooManyWithinTenMinutesAndNobodyElse() {
        var plenty = goods.product("Plenty", 5_00, 100);
        var first = shopping.place(mei, shopping.wish(mei, new Pieces(plenty.sku(), 1)));
        jdbc.sql("""
                insert into ordering.orders
                select (jsonb_populate_record(o, jsonb_build_object(
                    'id', uuidv7(), 'number', left(o.number, 10) || lpad(i::text, 4, '0'),
                    'state', 'CANCELLED', 'ended_at', now()))).*
                from ordering.orders o cross join generate_series(1, 498) as i
                where o.id = :id
                """).param("id", Shopping.idOf(first)).update();
        assertThat(shopping.place(mei, shopping.wish(mei, new Pieces(plenty.sku(), 1)))
                        .status())
                .isEqualTo(201);
        var refused = shopping.place(mei, shopping.wish(mei, new Pieces(plenty.sku(), 1)));
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(ordersOf(mei)).isEqualTo(500);
        var lin = people.signUp("Lin");
        assertThat(shopping.place(lin, shopping.wish(lin, new Pieces(plenty.sku(), 1)))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void replaysTheAnswerForTheSameKeyAndRefusesAnotherRequestUnderIt() {
        var key = Ids.code(20);
        var first = shopping.place(mei, wish(), key);
        var second = shopping.place(mei, wish(), key);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.headers().firstValue("Idempotency-Replayed")).hasValue("true");
        var other = shopping.place(mei, shopping.wish(mei, new Pieces(honey.sku(), 1)), key);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.problem()).isEqualTo("idempotency-key-reused");
        assertThat(ordersOf(mei)).isEqualTo(1);
    }

    @Test
    void needsAKey() {
        var answer = http.post(mei.token(), "/api/orders", wish());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("idempotency-key-needed");
    }

    @Test
    void refusesAPriceThatHasChangedAndQuotesTheNewOne() {
        var wish = wish();
        goods.reprice(honey.productId(), 61_00);
        var answer = shopping.place(mei, wish);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("price-changed");
        var quote = answer.body().path("quote");
        assertThat(quote.path("lines")
                        .get(0)
                        .path("unitPrice")
                        .path("amountMinor")
                        .asLong())
                .isEqualTo(61_00);
        assertThat(quote.path("total").path("amountMinor").asLong()).isEqualTo(96_00);
        assertNothingHappened();
    }

    @Test
    void refusesATotalThatIsNotTheServers() {
        var wish = wish();
        wish.put("total", Map.of("amountMinor", 93_00 - 1, "currency", "CNY"));
        assertThat(shopping.place(mei, wish).problem()).isEqualTo("price-changed");
        wish.put("total", Map.of("amountMinor", 93_00, "currency", "USD"));
        assertThat(shopping.place(mei, wish).problem()).isEqualTo("price-changed");
        assertNothingHappened();
    }

    @Test
    void refusesMoreThanThereIsAndSaysWhatIsShort() {
        var wish = shopping.wish(mei, new Pieces(tea.sku(), 2), new Pieces(honey.sku(), 11));
        var answer = shopping.place(mei, wish);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("out-of-stock");
        assertThat(answer.body().path("skuIds")).hasSize(1);
        assertThat(answer.body().path("skuIds").get(0).asString())
                .isEqualTo(honey.sku().toString());
        assertNothingHappened();
    }

    @Test
    void refusesWhatIsNotSoldAnyMore() {
        var wish = wish();
        editing.publish(GoodsFixture.STAFF, tea.productId(), false);
        var answer = shopping.place(mei, wish);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("not-for-sale");
        assertThat(answer.body().path("skuIds").get(0).asString())
                .isEqualTo(tea.sku().toString());
        assertNothingHappened();
    }

    @Test
    void refusesAnAddressWhereNoParcelGoes() {
        var wish = wish();
        wish.put("addressId", shopping.addressIn(mei, "香港特别行政区"));
        var answer = shopping.place(mei, wish);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("not-deliverable");
        assertNothingHappened();
    }

    @Test
    void refusesSomebodyElsesAddressLikeOneThatDoesNotExist() {
        var wish = wish();
        wish.put("addressId", people.address(people.signUp("Lin")).id());
        var others = shopping.place(mei, wish);
        wish.put("addressId", Ids.next());
        var none = shopping.place(mei, wish);
        assertThat(others.status()).isEqualTo(400).isEqualTo(none.status());
        assertThat(others.body().path("errors")).isEqualTo(none.body().path("errors"));
        assertNothingHappened();
    }

    @Test
    void takesTheLinesOutOfTheCart() {
        put(honey.sku(), 1);
        put(tea.sku(), 2);
        shopping.place(mei, shopping.wish(mei, new Pieces(tea.sku(), 2)));
        var cart = http.get(mei.token(), "/api/cart").body();
        assertThat(cart.path("lines")).hasSize(1);
        assertThat(cart.path("lines").get(0).path("skuId").asString())
                .isEqualTo(honey.sku().toString());
    }

    @Test
    void keepsTheCartOfARefusedOrder() {
        put(honey.sku(), 11);
        shopping.place(mei, shopping.wish(mei, new Pieces(honey.sku(), 11)));
        assertThat(http.get(mei.token(), "/api/cart").body().path("lines")).hasSize(1);
    }

    @Test
    void keepsTheNoteAndShowsItOnTheOrder() {
        var wish = wish();
        wish.put("note", "门口放下就好 🙂\nThank you");
        assertThat(shopping.place(mei, wish).body().path("note").asString()).isEqualTo("门口放下就好 🙂\nThank you");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badWishes")
    void answersABadRequestWithTheFieldThatIsWrong(String field, Map<String, Object> changes) {
        var wish = wish();
        wish.putAll(changes);
        var answer = shopping.place(mei, wish);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("errors").get(0).path("field").asString()).isEqualTo(field);
        assertNothingHappened();
    }

    static Stream<Object[]> badWishes() {
        var sku = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
        var line = Map.of("skuId", sku, "quantity", 1, "unitPrice", Map.of("amountMinor", 1, "currency", "CNY"));
        var many = new ArrayList<Object>();
        for (int i = 0; i < 51; i++) {
            many.add(changed(line, "skuId", Ids.next()));
        }
        return Stream.of(
                new Object[] {"lines", Map.of("lines", List.of())},
                new Object[] {"lines", Map.of("lines", many)},
                new Object[] {"lines[1].skuId", Map.of("lines", List.of(line, line))},
                new Object[] {"lines[0].quantity", Map.of("lines", List.of(changed(line, "quantity", 0)))},
                new Object[] {"lines[0].quantity", Map.of("lines", List.of(changed(line, "quantity", -1)))},
                new Object[] {"lines[0].quantity", Map.of("lines", List.of(changed(line, "quantity", 100)))},
                new Object[] {"lines[0].quantity", Map.of("lines", List.of(changed(line, "quantity", 1L << 40)))},
                new Object[] {"lines[0].quantity", Map.of("lines", List.of(changed(line, "quantity", "many")))},
                new Object[] {"lines[0].skuId", Map.of("lines", List.of(changed(line, "skuId", "honey")))},
                new Object[] {"lines[0].skuId", Map.of("lines", List.of(changed(line, "skuId", null)))},
                new Object[] {"lines[0].unitPrice", Map.of("lines", List.of(changed(line, "unitPrice", null)))},
                new Object[] {"addressId", changed(Map.of(), "addressId", null)},
                new Object[] {"addressId", Map.of("addressId", "home")},
                new Object[] {"total", changed(Map.of(), "total", null)},
                new Object[] {"note", Map.of("note", "x".repeat(201))},
                new Object[] {"note", Map.of("note", "a\0b")});
    }

    private static Map<String, Object> changed(Map<String, ?> map, String key, @Nullable Object value) {
        var copy = new HashMap<String, Object>(map);
        copy.put(key, value);
        return Collections.unmodifiableMap(copy);
    }

    private Map<String, Object> wish() {
        return shopping.wish(mei, new Pieces(honey.sku(), 1), new Pieces(tea.sku(), 2));
    }

    private void put(UUID skuId, int quantity) {
        assertThat(http.send(mei.token(), "PUT", "/api/cart/lines/" + skuId, Map.of("quantity", quantity))
                        .status())
                .isEqualTo(200);
    }

    private void assertNothingHappened() {
        assertThat(ordersOf(mei)).isZero();
        assertThat(stock.availableOf(List.of(honey.sku(), tea.sku())))
                .containsEntry(honey.sku(), 10)
                .containsEntry(tea.sku(), 10);
    }

    private int ordersOf(Person buyer) {
        return jdbc.sql("select count(*) from ordering.orders where buyer_id = :buyer")
                .param("buyer", buyer.id())
                .query(Integer.class)
                .single();
    }
}
