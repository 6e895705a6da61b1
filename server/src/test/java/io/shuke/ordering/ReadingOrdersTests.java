package io.shuke.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.shared.Ids;
import io.shuke.support.Http;
import io.shuke.support.Http.Answer;
import io.shuke.support.ServerTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServerTest
class ReadingOrdersTests {
    @Autowired
    private Http http;

    @Autowired
    private OrdersFixture orders;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private GoodsFixture goods;

    private Person mei;

    @BeforeEach
    void meiComes() {
        mei = people.signUp("Mei");
    }

    @Test
    void areListedNewestFirstPageByPage() {
        var honey = goods.product("Honey", 58_00, 100).sku();
        var placed = IntStream.range(0, 5)
                .mapToObj(i -> orders.placed(mei, new Pieces(honey, 1)).id().toString())
                .toList();
        var first = http.get(mei.token(), "/api/orders?limit=2");
        var second = http.get(mei.token(), "/api/orders?limit=2&after=" + next(first));
        var third = http.get(mei.token(), "/api/orders?limit=2&after=" + next(second));
        var seen = new ArrayList<String>();
        List.of(first, second, third).forEach(page -> seen.addAll(ids(page)));
        assertThat(seen).containsExactlyElementsOf(placed.reversed());
        assertThat(third.body().path("next").isNull()).isTrue();
    }

    @Test
    void showTheirFirstThreeLines() {
        var pieces = IntStream.range(0, 4)
                .mapToObj(
                        i -> new Pieces(goods.product("Thing " + i, 58_00, 100).sku(), i + 1))
                .toArray(Pieces[]::new);
        orders.placed(mei, pieces);
        var card = http.get(mei.token(), "/api/orders").body().path("items").get(0);
        assertThat(card.path("lineCount").asInt()).isEqualTo(4);
        assertThat(card.path("payBefore").isNull()).isFalse();
        assertThat(card.path("firstLines"))
                .extracting(line -> line.path("title").asString())
                .containsExactly("Thing 0", "Thing 1", "Thing 2");
    }

    @Test
    void areFilteredByState() {
        orders.placed(mei, 58_00);
        var paid = orders.paid(mei, 58_00);
        assertThat(ids(http.get(mei.token(), "/api/orders?state=PAID")))
                .containsExactly(paid.id().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"after=%20", "after=abc", "after=eHl6", "limit=0", "limit=51", "limit=x", "state=GONE"})
    void refuseAListThatCannotBe(String query) {
        assertThat(http.get(mei.token(), "/api/orders?" + query).status()).isEqualTo(400);
        assertThat(http.get(orders.care().token(), "/api/operator/orders?" + query)
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "00000000-0000-0000-0000-000000000000", "%00"})
    void anIdThatNothingHasIsNotFound(String id) {
        assertThat(http.get(mei.token(), "/api/orders/" + id).status()).isIn(400, 404);
    }

    @Test
    void someoneElsesLooksLikeNone() {
        var order = orders.placed(mei, 58_00);
        var lin = people.signUp("Lin");
        var others = http.get(lin.token(), "/api/orders/" + order.id());
        var none = http.get(lin.token(), "/api/orders/" + Ids.next());
        assertThat(others.status()).isEqualTo(404);
        assertThat(others.problem()).isEqualTo(none.problem());
        assertThat(http.get(lin.token(), "/api/orders").body().path("items")).isEmpty();
    }

    @Test
    void staffFindThemByNumberBuyerAndRecipient() {
        var order = orders.placed(mei, 58_00);
        orders.placed(people.signUp("Lin"), 58_00);
        assertThat(found(order.number())).containsExactly(order.id().toString());
        assertThat(found(order.number().substring(0, 9)))
                .containsExactly(order.id().toString());
        assertThat(found(mei.id().toString())).containsExactly(order.id().toString());
        assertThat(found("林晓雨")).contains(order.id().toString());
        assertThat(found("nobody%00")).isEmpty();
    }

    @Test
    void staffSeeTheBuyerAndTheLinesEvidence() {
        var order = orders.paid(mei, 58_00);
        var seen = http.get(orders.care().token(), "/api/operator/orders/" + order.id())
                .body();
        assertThat(seen.path("number").asString()).isEqualTo(order.number());
        assertThat(seen.path("buyerId").asString()).isEqualTo(mei.id().toString());
        assertThat(seen.path("buyerName").asString()).isEqualTo("Mei");
        assertThat(seen.path("buyerPhoneMasked").asString()).contains("*").doesNotContain(mei.phone());
        assertThat(seen.path("charge").path("state").asString()).isEqualTo("PAID");
        assertThat(seen.path("evidence")).hasSize(1);
        assertThat(seen.path("evidence").get(0).path("planVersion").asInt()).isPositive();
    }

    @Test
    void staffShipAPaidOrderOnceAndTheActIsAudited() {
        var order = orders.paid(mei, 58_00);
        var shipment = Map.of("carrier", "SF Express", "trackingNumber", "SF1390284756120");
        var path = "/api/operator/orders/" + order.id() + "/shipment";
        var shipped = http.post(orders.care().token(), path, shipment);
        assertThat(shipped.status()).isEqualTo(200);
        assertThat(shipped.body().path("state").asString()).isEqualTo("SHIPPED");
        assertThat(shipped.body().path("parcels").get(0).path("carrier").asString())
                .isEqualTo("SF Express");
        var other = Map.of("carrier", "SF Express", "trackingNumber", "SF1390284756121");
        assertThat(http.post(orders.care().token(), path, shipment).status()).isEqualTo(200);
        assertThat(http.post(orders.care().token(), path, other).problem()).isEqualTo("order-not-in-state");
        assertThat(orders.read(mei, order).parcels()).hasSize(1);
        var audit = http.get(
                people.staff(io.shuke.shared.Right.OWNER).token(), "/api/operator/audit?subject=order:" + order.id());
        assertThat(audit.body().path("items")).hasSize(1);
    }

    @Test
    void anUnpaidOrderIsNotShipped() {
        var order = orders.placed(mei, 58_00);
        var answer = http.post(
                orders.care().token(),
                "/api/operator/orders/" + order.id() + "/shipment",
                Map.of("carrier", "SF Express", "trackingNumber", "SF1390284756120"));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().path("state").asString()).isEqualTo("PLACED");
        assertThat(orders.read(mei, order).state()).isEqualTo(OrderState.PLACED);
    }

    private List<String> found(String words) {
        return ids(http.get(
                orders.care().token(),
                "/api/operator/orders?q="
                        + java.net.URLEncoder.encode(words, java.nio.charset.StandardCharsets.UTF_8)));
    }

    private static List<String> ids(Answer page) {
        var ids = new ArrayList<String>();
        for (JsonNode item : page.body().path("items")) {
            ids.add(item.path("id").asString());
        }
        return ids;
    }

    private static String next(Answer page) {
        return page.body().path("next").asString();
    }
}
