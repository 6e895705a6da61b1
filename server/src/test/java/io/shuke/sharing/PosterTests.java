package io.shuke.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.identity.PeopleFixture;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import io.shuke.support.StatementCounts;
import io.shuke.support.Together;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class PosterTests {
    @Autowired
    private Http http;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private SharingFixture sharing;

    @Autowired
    private PosterFiles files;

    @Test
    void listsAPosterInEachTemplateAndSendsItAsAPicture() {
        var lin = people.signUp("Lin");
        var honey = goods.product("Honey", 3_900, 5);
        var link = http.post(
                        lin.token(),
                        "/api/share-links",
                        Map.of(
                                "target", Map.of("kind", "PRODUCT", "id", honey.productId()),
                                "channel", "POSTER",
                                "placement", "receipt"))
                .body();
        assertThat(link.path("url").asString())
                .endsWith("/s/" + link.path("code").asString())
                .doesNotContain("?");
        assertThat(link.path("posters").size()).isEqualTo(3);
        for (var poster : link.path("posters")) {
            var answer = http.get(null, poster.path("url").asString());
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("image/jpeg");
            assertThat(answer.text()).hasSizeGreaterThan(20_000);
        }
    }

    @Test
    void makesTheSameLinkForTheSameWish() {
        var lin = people.signUp("Lin");
        var wish = Map.of("target", Map.of("kind", "MARKET"), "channel", "COPY", "placement", "home");
        var first = http.post(lin.token(), "/api/share-links", wish);
        assertThat(first.status()).isEqualTo(201);
        assertThat(http.post(lin.token(), "/api/share-links", wish).body()).isEqualTo(first.body());
        var other = http.post(people.signUp("Qiao").token(), "/api/share-links", wish);
        assertThat(other.body().path("code")).isNotEqualTo(first.body().path("code"));
    }

    @Test
    void refusesToShareWhatIsNotThere() {
        var lin = people.signUp("Lin");
        for (var target : java.util.List.of(
                Map.of("kind", "PRODUCT", "id", "01890a5d-ac96-774b-bcce-b302099a8057"),
                Map.of("kind", "PRODUCT", "id", "https://evil.example/"),
                Map.of("kind", "PRODUCT"),
                Map.of("kind", "SHOP"),
                Map.of("kind", "SHOP", "id", "nosuchshop99"))) {
            var answer = http.post(
                    lin.token(), "/api/share-links", Map.of("target", target, "channel", "COPY", "placement", "home"));
            assertThat(answer.problem()).as(target.toString()).isEqualTo("not-found");
        }
        assertThat(http.post(
                                lin.token(),
                                "/api/share-links",
                                Map.of(
                                        "target",
                                        Map.of("kind", "MARKET"),
                                        "channel",
                                        "COPY",
                                        "placement",
                                        "no blanks!"))
                        .problem())
                .isEqualTo("invalid-request");
    }

    @Test
    void answersAKeptPosterWithoutPaintingOrSendingItAgain() {
        var path = posterOf(sharing.market(people.signUp("Lin")));
        var first = http.get(null, path);
        var tag = first.headers().firstValue("ETag").orElseThrow();
        var sent = StatementCounts.during(() -> {
            var again = http.send(null, "GET", path, null, "If-None-Match", tag);
            assertThat(again.status()).isEqualTo(304);
            assertThat(again.text()).isEmpty();
        });
        assertThat(sent).as(String.join("\n", sent)).hasSize(2);
    }

    @Test
    void paintsANewPosterForANewPriceAndAnotherSharer() {
        var honey = goods.product("Honey", 3_900, 5);
        var lin = sharing.product(people.signUp("Lin"), honey.productId());
        var before = tagOf(lin);
        assertThat(tagOf(lin)).isEqualTo(before);
        assertThat(tagOf(sharing.product(people.signUp("Lin"), honey.productId())))
                .isNotEqualTo(before);
        goods.reprice(honey.productId(), 4_500);
        assertThat(tagOf(lin)).isNotEqualTo(before);
    }

    @Test
    void saysThatAShopIsClosed() {
        var lin = people.signUp("Lin");
        http.post(lin.token(), "/api/shops", Map.of());
        var link = sharing.link(lin, ShareTarget.Kind.SHOP, null);
        assertThat(http.get(null, posterOf(link)).status()).isEqualTo(200);
        http.send(lin.token(), "PATCH", "/api/my/shop", Map.of("open", false));
        var closed = http.get(null, posterOf(link));
        assertThat(closed.status()).isEqualTo(410);
        assertThat(closed.problem()).isEqualTo("closed");
    }

    @Test
    void knowsNoPosterOfAnUnknownLinkOrTemplate() {
        var link = sharing.market(people.signUp("Lin"));
        assertThat(http.get(null, "/api/share-links/abcdefghjkmn/posters/letter.jpg")
                        .problem())
                .isEqualTo("not-found");
        assertThat(http.get(null, "/api/share-links/" + link.code() + "/posters/napkin.jpg")
                        .problem())
                .isEqualTo("not-found");
    }

    @Test
    void paintsOnceForTenWhoAskAtOnce() throws Exception {
        var painted = new AtomicInteger();
        var hash = java.util.UUID.randomUUID().toString().replace("-", "");
        var kept = Together.run(
                10,
                i -> () -> files.findOrPaint(hash, () -> {
                    painted.incrementAndGet();
                    return new byte[] {1, 2, 3};
                }));
        assertThat(painted).hasValue(1);
        assertThat(kept).allSatisfy(file -> assertThat(Files.size(file)).isEqualTo(3));
        assertThat(files.forgetOlderThan(java.time.Duration.ofDays(-1))).isPositive();
        assertThat(Files.exists(kept.getFirst())).isFalse();
    }

    private String tagOf(ShareLink link) {
        return http.get(null, posterOf(link)).headers().firstValue("ETag").orElseThrow();
    }

    private static String posterOf(ShareLink link) {
        return "/api/share-links/" + link.code() + "/posters/letter.jpg";
    }
}
