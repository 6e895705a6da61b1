package io.shuke.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.EditingProduct;
import io.shuke.catalog.GoodsFixture;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.SignedIn;
import io.shuke.shared.Ids;
import io.shuke.support.Http;
import io.shuke.support.Http.Answer;
import io.shuke.support.ServerTest;
import io.shuke.support.StatementCounts;
import io.shuke.support.Together;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@ServerTest
class CartTests {
    private static final String CSRF = "a".repeat(43);

    @Autowired
    private Http http;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private EditingProduct editing;

    @Autowired
    private KeepingCart keeping;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void keepsWhatAPersonWants() {
        var mei = people.signUp("Mei");
        var honey = goods.product("Linden honey", 58_00, 10);
        put(mei.token(), honey.sku(), 1);
        var answer = put(mei.token(), honey.sku(), 3);
        var line = answer.body().path("lines").get(0);
        assertThat(answer.body().path("lines")).hasSize(1);
        assertThat(line.path("quantity").asInt()).isEqualTo(3);
        assertThat(line.path("title").asString()).isEqualTo("Linden honey");
        assertThat(line.path("state").asString()).isEqualTo("OK");
        assertThat(subtotal(answer)).isEqualTo(174_00);
        var emptied = http.send(mei.token(), "DELETE", "/api/cart/lines/" + honey.sku(), null);
        assertThat(emptied.body().path("lines")).isEmpty();
    }

    @Test
    void saysWhatCanBeOrderedAndWhatCannot() {
        var mei = people.signUp("Mei");
        var fine = goods.product("Fine", 10_00, 10);
        var less = goods.product("Less left", 10_00, 2);
        var out = goods.product("Sold out", 10_00, 0);
        var gone = goods.product("Gone", 10_00, 10);
        for (var each : List.of(fine, less, out, gone)) {
            put(mei.token(), each.sku(), 3);
        }
        editing.publish(GoodsFixture.STAFF, gone.productId(), false);
        var cart = http.get(mei.token(), "/api/cart");
        assertThat(stateOf(cart, fine.sku())).isEqualTo("OK");
        assertThat(stateOf(cart, less.sku())).isEqualTo("LESS_LEFT");
        assertThat(stateOf(cart, out.sku())).isEqualTo("SOLD_OUT");
        assertThat(stateOf(cart, gone.sku())).isEqualTo("GONE");
        assertThat(subtotal(cart)).isEqualTo(30_00);
    }

    @Test
    void costsTheSameFewStatementsHoweverLongItIs() {
        var mei = CartOwner.person(people.signUp("Mei").id());
        for (int i = 0; i < 20; i++) {
            keeping.put(mei, new Pieces(goods.product("Honey", 10_00, 10).sku(), 1));
        }
        assertThat(StatementCounts.during(() -> keeping.cartOf(mei))).hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void refusesWhatIsNotThere() {
        var mei = people.signUp("Mei");
        var answer = put(mei.token(), Ids.next(), 1);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("not-for-sale");
    }

    @Test
    void refusesQuantitiesOutOfRange() {
        var mei = people.signUp("Mei");
        var honey = goods.product("Linden honey", 58_00, 10);
        for (var quantity : List.of(0, -3, 100, 1_000_000)) {
            assertThat(put(mei.token(), honey.sku(), quantity).status()).isEqualTo(400);
        }
    }

    @Test
    void holdsFiftyLinesEvenWhenManyComeAtOnce() {
        var mei = people.signUp("Mei");
        var skus = new ArrayList<UUID>();
        for (int i = 0; i < 56; i++) {
            skus.add(goods.product("Thing", 10_00, 10).sku());
        }
        for (int i = 0; i < 44; i++) {
            keeping.put(CartOwner.person(mei.id()), new Pieces(skus.get(i), 1));
        }
        var answers = Together.run(12, i -> () -> put(mei.token(), skus.get(44 + i), 1));
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(6);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .allSatisfy(answer -> assertThat(answer.problem()).isEqualTo("cart-full"));
        assertThat(http.get(mei.token(), "/api/cart").body().path("lines")).hasSize(50);
        assertThat(put(mei.token(), skus.getFirst(), 5).status()).isEqualTo(200);
    }

    @Test
    void keepsAVisitorsCartByItsCookie() {
        var honey = goods.product("Linden honey", 58_00, 10);
        var visitor = UUID.randomUUID();
        assertThat(visit(visitor, "PUT", "/lines/" + honey.sku(), Map.of("quantity", 2))
                        .status())
                .isEqualTo(200);
        assertThat(visit(visitor, "GET", "", null).body().path("lines")).hasSize(1);
        assertThat(visit(UUID.randomUUID(), "GET", "", null).body().path("lines"))
                .isEmpty();
    }

    @Test
    void aPersonsIdInTheVisitorsCookieOpensNoCart() {
        var mei = people.signUp("Mei");
        put(mei.token(), goods.product("Linden honey", 58_00, 10).sku(), 1);
        assertThat(visit(mei.id(), "GET", "", null).body().path("lines")).isEmpty();
        assertThat(keeping.cartOf(CartOwner.visitor(mei.id())).lines()).isEmpty();
    }

    @Test
    void joinsTheVisitorsCartWithThePersonsAtSignIn() {
        var both = goods.product("Both", 10_00, 10).sku();
        var visitors = goods.product("The visitor's", 10_00, 10).sku();
        var persons = goods.product("The person's", 10_00, 10).sku();
        var visitor = CartOwner.visitor(UUID.randomUUID());
        var mei = CartOwner.person(people.signUp("Mei").id());
        keeping.put(visitor, new Pieces(both, 60));
        keeping.put(visitor, new Pieces(visitors, 2));
        keeping.put(mei, new Pieces(both, 50));
        keeping.put(mei, new Pieces(persons, 3));
        signIn(mei, visitor);
        signIn(mei, visitor);
        assertThat(keeping.cartOf(mei).lines())
                .extracting(Cart.Line::skuId, Cart.Line::quantity)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(both, 99),
                        org.assertj.core.groups.Tuple.tuple(visitors, 2),
                        org.assertj.core.groups.Tuple.tuple(persons, 3));
        assertThat(keeping.cartOf(visitor).lines()).isEmpty();
    }

    @Test
    void joiningNeverMakesACartLongerThanFifty() {
        var visitor = CartOwner.visitor(UUID.randomUUID());
        var mei = CartOwner.person(people.signUp("Mei").id());
        var skus = IntStream.range(0, 60)
                .mapToObj(i -> goods.product("Thing", 10_00, 10).sku())
                .toList();
        skus.subList(0, 40).forEach(sku -> keeping.put(mei, new Pieces(sku, 1)));
        skus.subList(30, 60).forEach(sku -> keeping.put(visitor, new Pieces(sku, 1)));
        signIn(mei, visitor);
        var lines = keeping.cartOf(mei).lines();
        assertThat(lines).hasSize(50);
        assertThat(lines).filteredOn(line -> line.quantity() == 2).hasSize(10);
    }

    @Test
    void survivesSigningInWithTheBrowser() {
        var honey = goods.product("Linden honey", 58_00, 10);
        var visitor = UUID.randomUUID();
        visit(visitor, "PUT", "/lines/" + honey.sku(), Map.of("quantity", 2));
        var mei = people.signUp("Mei", visitor);
        assertThat(http.get(mei.token(), "/api/cart").body().path("lines")).hasSize(1);
    }

    private void signIn(CartOwner person, CartOwner visitor) {
        transaction.executeWithoutResult(
                status -> events.publishEvent(new SignedIn(person.id(), visitor.id(), false, Instant.EPOCH)));
    }

    private Answer put(String token, UUID skuId, int quantity) {
        return http.send(token, "PUT", "/api/cart/lines/" + skuId, Map.of("quantity", quantity));
    }

    private Answer visit(UUID visitor, String method, String path, @org.jspecify.annotations.Nullable Object body) {
        return http.send(
                null,
                method,
                "/api/cart" + path,
                body,
                "Cookie",
                "shuke-visitor=" + visitor + "; XSRF-TOKEN=" + CSRF,
                "X-XSRF-TOKEN",
                CSRF);
    }

    private static String stateOf(Answer cart, UUID skuId) {
        for (JsonNode line : cart.body().path("lines")) {
            if (line.path("skuId").asString().equals(skuId.toString())) {
                return line.path("state").asString();
            }
        }
        throw new AssertionError("no line of " + skuId);
    }

    private static long subtotal(Answer cart) {
        return cart.body().path("subtotal").path("amountMinor").asLong();
    }
}
