package io.shuke.circle;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.commission.ExplainingAbsence;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ordering.OrdersFixture;
import io.shuke.ordering.Pieces;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Money;
import io.shuke.shared.OutboxDelivery;
import io.shuke.sharing.SharingFixture;
import io.shuke.social.SocialFixture;
import io.shuke.support.Http;
import io.shuke.support.Http.Answer;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Lin hosts a circle of Mei and Wang; honey costs 68.00, bought in at 34.00 with a budget of 10 %. */
@ServerTest
class CircleNeedsTests {
    @Autowired
    private Http http;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private SocialFixture social;

    @Autowired
    private CirclesFixture circles;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private OrdersFixture orders;

    @Autowired
    private SharingFixture sharing;

    @Autowired
    private ExplainingAbsence absences;

    @Autowired
    private MarketClock clock;

    @Autowired
    private OutboxDelivery outbox;

    @Autowired
    private JdbcClient jdbc;

    private Person lin;
    private Person mei;
    private Person wang;
    private UUID circle;

    @BeforeEach
    void linHostsACircle() {
        lin = people.partner("Lin");
        mei = people.signUp("Mei");
        wang = people.signUp("Wang");
        circle = circles.open(lin, Entry.OPEN, 100);
        circles.in(mei, circle);
        circles.in(wang, circle);
    }

    @Test
    void isWrittenAndJoinedByMembersAlone() {
        var stranger = people.signUp("Stranger");
        assertThat(write(stranger, "A tent").status()).isEqualTo(404);
        assertThat(write(mei, "See www.example.com").problem()).isEqualTo("invalid-request");
        var need = need(mei, "A light tent");
        assertThat(vote(stranger, need, "PUT")).isEqualTo(404);
        assertThat(vote(wang, need, "PUT")).isEqualTo(204);
        assertThat(vote(wang, need, "PUT")).isEqualTo(204);
        assertThat(http.get(stranger.token(), "/api/circles/" + circle + "/needs")
                        .status())
                .isEqualTo(404);
        var shown = needs(wang).get(0);
        assertThat(shown.path("votes").asInt()).isEqualTo(2);
        assertThat(shown.path("votesMissing").asInt()).isEqualTo(1);
        assertThat(shown.path("joined").asBoolean()).isTrue();
        vote(wang, need, "DELETE");
        vote(wang, need, "DELETE");
        assertThat(needs(wang).get(0).path("votes").asInt()).isEqualTo(1);
        assertThat(http.send(wang.token(), "DELETE", "/api/circle-needs/" + need, null)
                        .status())
                .isEqualTo(404);
        assertThat(http.send(mei.token(), "DELETE", "/api/circle-needs/" + need, null)
                        .status())
                .isEqualTo(204);
        assertThat(needs(wang).size()).isZero();
    }

    @Test
    void countsExactlyWhoWantsItWhateverMeets() {
        var need = need(mei, "A light tent");
        var crowd = IntStream.range(0, 12)
                .mapToObj(i -> people.signUp("Crowd " + i))
                .toList();
        crowd.forEach(person -> circles.in(person, circle));
        Together.run(72, i -> () -> vote(crowd.get(i % 12), need, i % 3 == 2 ? "DELETE" : "PUT"));
        assertThat(needs(lin).get(0).path("votes").asInt()).isEqualTo(votes(need));
        crowd.forEach(person -> vote(person, need, "PUT"));
        assertThat(needs(lin).get(0).path("votes").asInt()).isEqualTo(13);
    }

    @Test
    void becomesAnOfferOnceEnoughWantItAndAllOfThemAreTold() {
        var need = need(mei, "Honey");
        var sku = goods.product("Honey", 68_00, 20).sku();
        vote(wang, need, "PUT");
        assertThat(offer(lin, need, sku, 60_00).problem()).isEqualTo("need-too-few");
        vote(lin, need, "PUT");
        assertThat(offer(mei, need, sku, 60_00).status()).isEqualTo(404);
        assertThat(offer(lin, need, sku, 68_00).problem()).isEqualTo("invalid-request");
        assertThat(offer(lin, need, sku, 47_59).problem()).isEqualTo("invalid-request");
        assertThat(http.get(lin.token(), "/api/circles/" + circle + "/offer-bounds?skuId=" + sku)
                        .body()
                        .at("/least/amountMinor")
                        .asLong())
                .isEqualTo(47_60);
        assertThat(offer(lin, need, sku, 60_00).status()).isEqualTo(201);
        assertThat(offer(lin, need, sku, 60_00).problem()).isEqualTo("need-not-open");
        outbox.deliver();
        outbox.deliver();
        for (var person : List.of(mei, wang)) {
            assertThat(toldKinds(person)).containsOnlyOnce("OFFER");
        }
        assertThat(toldKinds(lin)).doesNotContain("OFFER");
        assertThat(offers(mei).get(0).path("disclosure").asString()).startsWith("Ad:");
        assertThat(offers(lin).get(0).path("disclosure").isNull()).isTrue();
        assertThat(needs(mei).get(0).path("state").asString()).isEqualTo("OFFERED");
        vote(wang, need, "DELETE");
        assertThat(needs(mei).get(0).path("votes").asInt()).isEqualTo(3);
    }

    @Test
    void saysSoWhereSomebodyJoinsOrLeavesWhatWasOfferedMeanwhile() {
        var need = wanted("Honey");
        var late = people.signUp("Late");
        circles.in(late, circle);
        assertThat(offer(lin, need, goods.product("Honey", 68_00, 20).sku(), 60_00)
                        .status())
                .isEqualTo(201);
        assertThat(voteProblem(late, need, "PUT")).isEqualTo("need-not-open");
        assertThat(vote(wang, need, "PUT")).isEqualTo(204);
        assertThat(voteProblem(wang, need, "DELETE")).isEqualTo("need-not-open");
        assertThat(vote(late, need, "DELETE")).isEqualTo(204);
        assertThat(votes(need)).isEqualTo(3);
    }

    /** Who hears that they want it, is one of those who are told of the offer. */
    @Test
    void whoeverJoinsWhileItIsOfferedIsToldOfTheOfferOrThatTheyAreLate() {
        var need = wanted("Honey");
        var sku = goods.product("Honey", 68_00, 20).sku();
        var crowd = IntStream.range(0, 12)
                .mapToObj(i -> people.signUp("Crowd " + i))
                .peek(person -> circles.in(person, circle))
                .toList();
        var statuses = Together.run(
                13,
                i -> () -> i == 6
                        ? offer(lin, need, sku, 60_00).status()
                        : vote(crowd.get(i > 6 ? i - 1 : i), need, "PUT"));
        outbox.deliver();
        for (int i = 0; i < 12; i++) {
            var status = statuses.get(i >= 6 ? i + 1 : i);
            assertThat(status).isIn(204, 409);
            assertThat(toldKinds(crowd.get(i)).contains("OFFER")).isEqualTo(status == 204);
        }
        assertThat(needs(mei).get(0).path("votes").asInt()).isEqualTo(votes(need));
    }

    @Test
    void isOfferedOnceHoweverOftenItsHostAsksAtOnce() {
        var need = wanted("Honey");
        var sku = goods.product("Honey", 68_00, 20).sku();
        var statuses = Together.run(8, i -> () -> offer(lin, need, sku, 60_00).status());
        assertThat(statuses).containsOnly(201, 409);
        assertThat(statuses.stream().filter(status -> status == 201)).hasSize(1);
        outbox.deliver();
        assertThat(toldKinds(mei)).containsOnlyOnce("OFFER");
    }

    @Test
    void aPriceNeverFallsBelowWhatBearsPurchaseAndCommission() {
        var need = wanted("Honey");
        var dear = goods.supplied("Honey", 68_00, 58_00, 1_000, 20).sku();
        assertThat(offer(lin, need, dear, 64_44).problem()).isEqualTo("invalid-request");
        assertThat(offer(lin, need, dear, 64_45).status()).isEqualTo(201);
    }

    @Test
    void standsStillWhileItsGoodsCostMoreThanItsPriceBears() {
        var honey = goods.supplied("Honey", 68_00, 50_00, 1_000, 20);
        var offer = made(honey.sku(), 60_00);
        assertThat(offers(mei).get(0).path("onHold").asBoolean()).isFalse();
        goods.costs(honey.productId(), 58_00);
        assertThat(offers(mei).get(0).path("onHold").asBoolean()).isTrue();
        assertThat(quote(mei, honey.sku(), offer).problem()).isEqualTo("offer-over");
        goods.costs(honey.productId(), 50_00);
        assertThat(offers(mei).get(0).path("onHold").asBoolean()).isFalse();
        assertThat(quote(mei, honey.sku(), offer).status()).isEqualTo(200);
    }

    @Test
    void membersBuyAtItsPriceAndNobodyElseDoes() {
        var honey = goods.product("Honey", 68_00, 20);
        var offer = made(honey.sku(), 60_00);
        var quote = quote(mei, honey.sku(), offer).body();
        assertThat(quote.at("/lines/0/unitPrice/amountMinor").asLong()).isEqualTo(60_00);
        assertThat(quote.at("/lines/0/listPrice/amountMinor").asLong()).isEqualTo(68_00);
        assertThat(quote(mei, honey.sku(), null)
                        .body()
                        .at("/lines/0/unitPrice/amountMinor")
                        .asLong())
                .isEqualTo(68_00);
        var stranger = people.signUp("Stranger");
        assertThat(quote(stranger, honey.sku(), offer).problem()).isEqualTo("offer-over");
        assertThat(quote(null, honey.sku(), offer).problem()).isEqualTo("offer-over");
        var other = goods.product("Tea", 90_00, 20).sku();
        assertThat(quote(mei, other, offer).problem()).isEqualTo("offer-over");
        var order = orders.placed(mei, new Pieces(honey.sku(), 2, offer));
        assertThat(order.total()).isEqualTo(order.freight().plus(Money.cny(120_00)));
        var line = orders.read(mei, order.id()).lines().getFirst();
        assertThat(line.unitPrice()).isEqualTo(Money.cny(60_00));
        assertThat(line.listPrice()).isEqualTo(Money.cny(68_00));
        circles.leave(mei, circle);
        assertThat(quote(mei, honey.sku(), offer).problem()).isEqualTo("offer-over");
    }

    @Test
    void isOverOnceItsHostEndsItOrItsTimeIsUp() {
        var honey = goods.product("Honey", 68_00, 20);
        var offer = made(honey.sku(), 60_00);
        assertThat(http.send(mei.token(), "DELETE", "/api/circle-offers/" + offer, null)
                        .status())
                .isEqualTo(404);
        assertThat(http.send(lin.token(), "DELETE", "/api/circle-offers/" + offer, null)
                        .status())
                .isEqualTo(204);
        assertThat(quote(mei, honey.sku(), offer).problem()).isEqualTo("offer-over");
        assertThat(offers(mei).size()).isZero();
        var tea = goods.product("Tea", 68_00, 20);
        var lasting = made(tea.sku(), 60_00);
        clock.standAhead(clock.ahead().plus(Duration.ofDays(8)));
        assertThat(quote(mei, tea.sku(), lasting).problem()).isEqualTo("offer-over");
    }

    @Test
    void itsHostIsTheSharerOfWhatIsBoughtByItAndTheExplanationSaysSo() {
        var honey = goods.product("Honey", 68_00, 20);
        var offer = made(honey.sku(), 60_00);
        var other = people.partner("Other");
        var browser = SharingFixture.visitor();
        sharing.open(sharing.product(other, honey.productId()), browser);
        orders.pay(mei, orders.placed(mei, browser, new Pieces(honey.sku(), 1, offer)));
        var earned = social.read(lin, "/api/my/commissions").path("items");
        assertThat(earned.size()).isEqualTo(1);
        assertThat(earned.get(0).path("role").asString()).isEqualTo("SHARER");
        assertThat(earned.get(0).at("/amount/amountMinor").asLong()).isEqualTo(3_60);
        var why =
                social.read(lin, "/api/commissions/" + earned.get(0).path("id").asString() + "/explanation");
        assertThat(why.path("sentences").toString()).contains("offer of your circle");
        var others = social.read(other, "/api/my/commissions").path("items");
        assertThat(others.valueStream().map(one -> one.path("role").asString())).containsExactly("OWNER");
        var stranger = people.partner("Stranger");
        sharing.open(sharing.product(stranger, honey.productId()), browser);
        mei = people.signIn(mei, browser);
        var order = orders.placed(mei, browser, new Pieces(honey.sku(), 1, offer));
        orders.pay(mei, order);
        assertThat(absences.explain(order.number(), stranger.id(), Locale.ENGLISH)
                        .orElseThrow()
                        .reasons())
                .singleElement()
                .asString()
                .contains("offer of a circle");
        var figures = social.read(lin, "/api/circles/" + circle + "/figures");
        assertThat(figures.path("pieces").asInt()).isEqualTo(2);
        assertThat(figures.at("/sold/amountMinor").asLong()).isEqualTo(120_00);
        assertThat(circles.act(mei, "GET", circle, "figures").status()).isEqualTo(404);
    }

    @Test
    void itsHostEarnsNothingByTheirOwnPurchase() {
        var honey = goods.product("Honey", 68_00, 20);
        var offer = made(honey.sku(), 60_00);
        orders.pay(lin, orders.placed(lin, new Pieces(honey.sku(), 1, offer)));
        assertThat(social.read(lin, "/api/my/commissions").path("items").size()).isZero();
    }

    @Test
    void aMemberWhoLeavesTheMarketIsCountedNoMore() {
        var need = need(mei, "A light tent");
        var hers = need(wang, "Wang's own words");
        vote(wang, need, "PUT");
        assertThat(http.post(wang.token(), "/api/me/closure", Map.of("understood", true, "givesUpMoney", false))
                        .status())
                .isEqualTo(204);
        assertThat(needs(mei).toString()).doesNotContain("Wang's own words");
        assertThat(needs(mei).get(0).path("votes").asInt()).isEqualTo(1);
        assertThat(votes(hers)).isZero();
        var left = new ArrayList<String>();
        for (var table : List.of("member", "request", "removal", "need", "need_vote", "poll_vote")) {
            if (jdbc.sql("select count(*) from circle." + table + " t where t::text like :id")
                            .param("id", "%" + wang.id() + "%")
                            .query(Integer.class)
                            .single()
                    > 0) {
                left.add(table);
            }
        }
        assertThat(left).isEmpty();
    }

    private UUID wanted(String words) {
        var need = need(mei, words);
        vote(wang, need, "PUT");
        vote(lin, need, "PUT");
        return need;
    }

    private UUID made(UUID sku, long priceMinor) {
        return SocialFixture.id(offer(lin, wanted("Something"), sku, priceMinor));
    }

    private Answer write(Person person, String words) {
        return http.post(
                person.token(),
                "/api/circles/" + circle + "/needs",
                Map.of("words", words),
                "Idempotency-Key",
                Ids.code(20));
    }

    private UUID need(Person person, String words) {
        return SocialFixture.id(write(person, words));
    }

    private int vote(Person person, UUID need, String method) {
        return http.send(person.token(), method, "/api/circle-needs/" + need + "/vote", null)
                .status();
    }

    private String voteProblem(Person person, UUID need, String method) {
        return http.send(person.token(), method, "/api/circle-needs/" + need + "/vote", null)
                .problem();
    }

    private Answer offer(Person host, UUID need, UUID sku, long priceMinor) {
        var now = clock.instant();
        return http.post(
                host.token(),
                "/api/circle-needs/" + need + "/offer",
                Map.of(
                        "skuId",
                        sku,
                        "price",
                        Money.cny(priceMinor),
                        "startsAt",
                        now,
                        "endsAt",
                        now.plus(Duration.ofDays(7))),
                "Idempotency-Key",
                Ids.code(20));
    }

    private Answer quote(
            @org.jspecify.annotations.Nullable Person person, UUID sku, @org.jspecify.annotations.Nullable UUID offer) {
        var line = new java.util.HashMap<String, Object>();
        line.put("skuId", sku);
        line.put("quantity", 1);
        line.put("offerId", offer);
        return http.post(
                person == null ? null : person.token(), "/api/checkout-quotes", Map.of("lines", List.of(line)));
    }

    private JsonNode needs(Person person) {
        return social.read(person, "/api/circles/" + circle + "/needs").path("items");
    }

    private JsonNode offers(Person person) {
        return social.read(person, "/api/circles/" + circle + "/offers").path("items");
    }

    private int votes(UUID need) {
        return jdbc.sql("select count(*) from circle.need_vote where need_id = :need")
                .param("need", need)
                .query(Integer.class)
                .single();
    }

    private List<String> toldKinds(Person person) {
        return social.read(person, "/api/my/notifications")
                .path("items")
                .valueStream()
                .map(item -> item.path("kind").asString())
                .toList();
    }
}
