package io.shuke.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.shared.Ids;
import io.shuke.social.ModerationFixture;
import io.shuke.social.ReportSubject;
import io.shuke.social.SocialFixture;
import io.shuke.support.Http;
import io.shuke.support.Http.Answer;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Lin keeps a shop with honey in it; Mei reads and reports what she says there. */
@ServerTest
class ReportedShopsTests {
    @Autowired
    private Http http;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private SocialFixture social;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private ModerationFixture moderation;

    @Autowired
    private JdbcClient jdbc;

    private Person lin;
    private Person mei;
    private Person one;
    private String handle;

    @BeforeEach
    void linKeepsAShop() {
        lin = people.partner("Lin");
        mei = people.signUp("Mei");
        one = moderation.staff();
        handle = open(lin, "Miracle honey").body().path("handle").asString();
        change("words", "It heals everything");
        http.send(
                lin.token(),
                "PUT",
                "/api/my/shop/shelf/" + goods.product("Honey", 68_00, 100).productId(),
                null);
    }

    @Test
    void whatIsTakenDownIsNotShownAndTheShopStaysUntilItsWordsComeBack() {
        var was = shop(mei);
        moderation.report(lin, ReportSubject.SHOP, handle);
        assertThat(moderation.casesOf(lin)).isZero();
        moderation.report(mei, ReportSubject.SHOP, handle);
        moderation.report(mei, ReportSubject.SHOP, handle);
        var found = moderation.caseOf(lin);
        var waiting = moderation.waiting(one, found);
        assertThat(waiting.path("reports").asInt()).isOne();
        assertThat(waiting.path("text").asString()).isEqualTo("Miracle honey\nIt heals everything");
        assertThat(waiting.at("/place/path").asString()).isEqualTo("/u/" + handle);
        var statuses = Together.run(
                4, i -> () -> moderation.takeDown(moderation.staff(), found).status());
        assertThat(statuses).containsOnly(200, 409).containsOnlyOnce(200);

        var seen = shop(mei);
        assertThat(seen.path("name").asString()).isEqualTo("Lin");
        assertThat(seen.path("words").isNull()).isTrue();
        assertThat(seen.path("hidden").asBoolean()).isFalse();
        assertThat(seen.path("shelf")).isEqualTo(was.path("shelf"));
        assertThat(http.get(null, "/u/" + handle).text()).contains("Honey").doesNotContain("Miracle", "heals");
        assertThat(shop(lin).path("name").asString()).isEqualTo("Miracle honey");
        assertThat(shop(lin).path("hidden").asBoolean()).isTrue();
        assertThat(change("words", "Honey").problem()).isEqualTo("shop-taken-down");
        assertThat(change("theme", "TEA").status()).isEqualTo(200);
        assertThat(change("theme", "PAPER").status()).isEqualTo(200);
        assertThat(moderation.takedown(lin).path("subject").asString()).isEqualTo("SHOP");
        assertThat(moderation.strikes(lin)).isOne();

        moderation.appeal(lin, found);
        assertThat(moderation.restore(moderation.staff(), found).status()).isEqualTo(200);
        assertThat(shop(mei)).isEqualTo(was);
        assertThat(change("words", "Honey").status()).isEqualTo(200);
    }

    @Test
    void whatCannotStandIsRefusedAndWhatIsHeldWaitsForStaff() {
        assertThat(open(mei, "www.example.com").problem()).isEqualTo("invalid-request");
        assertThat(http.get(null, "/api/shops/none-such").status()).isEqualTo(404);
        assertThat(change("words", "See evil.com").problem()).isEqualTo("invalid-request");
        var blocked = listed("BLOCK");
        assertThat(change("name", blocked).problem()).isEqualTo("invalid-request");
        var held = listed("HOLD");
        assertThat(change("words", "So " + held).status()).isEqualTo(200);
        assertThat(shop(mei).path("words").isNull()).isTrue();
        assertThat(shop(lin).path("hidden").asBoolean()).isTrue();
        var found = moderation.caseOf(lin);
        assertThat(moderation.waiting(one, found).at("/listed/0").asString()).isEqualTo(held);
        moderation.dismiss(one, found);
        assertThat(shop(mei).path("words").asString()).isEqualTo("So " + held);

        var meis = open(mei, "The " + held + " shop").body().path("handle").asString();
        assertThat(http.get(null, "/api/shops/" + meis).body().path("name").asString())
                .isEqualTo("Mei");
    }

    @Test
    void whoIsPausedClosesTheirShopAllTheSame() {
        for (int strike = 0; strike < 3; strike++) {
            moderation.takeDownUnreported(one, ReportSubject.POST, social.post(lin, "Fake " + strike));
        }
        assertThat(change("words", "Other words").problem()).isEqualTo("posting-paused");
        assertThat(http.send(
                                lin.token(),
                                "PATCH",
                                "/api/my/shop",
                                Map.of("name", "Miracle honey", "words", "It heals everything", "open", false))
                        .status())
                .isEqualTo(200);
        moderation.report(mei, ReportSubject.SHOP, handle);
        assertThat(moderation.casesOf(lin)).isEqualTo(3);
    }

    /** Shops were opened before their owners had pages as people. */
    @Test
    void aPartnerWhoDidNothingElseHereIsReportedToo() {
        jdbc.sql("delete from social.profile where person_id = :id")
                .param("id", lin.id())
                .update();
        moderation.report(mei, ReportSubject.SHOP, handle);
        assertThat(moderation.casesOf(lin)).isOne();
    }

    private Answer open(Person person, String name) {
        return http.post(person.token(), "/api/shops", Map.of("name", name));
    }

    private Answer change(String field, String value) {
        return http.send(lin.token(), "PATCH", "/api/my/shop", Map.of(field, value));
    }

    private JsonNode shop(Person reader) {
        return social.read(reader, "/api/shops/" + handle);
    }

    private String listed(String effect) {
        var word = "gloop" + Ids.code(6).toLowerCase(Locale.ROOT);
        http.post(one.token(), "/api/operator/listed-words", Map.of("word", word, "effect", effect));
        return word;
    }
}
