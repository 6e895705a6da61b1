package io.shuke.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shuke.catalog.GoodsFixture;
import io.shuke.catalog.ProductDraft;
import io.shuke.identity.PeopleFixture;
import io.shuke.sharing.ShareLinks;
import io.shuke.sharing.ShareTarget;
import io.shuke.sharing.SharingFixture;
import io.shuke.social.SocialFixture;
import io.shuke.support.Http;
import io.shuke.support.Http.Answer;
import io.shuke.support.ServerTest;
import io.shuke.support.StatementCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServerTest
class PagesTests {
    private static final String PHONE =
            "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130 Mobile Safari/537.36";
    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"first-data\">(.*?)</script>", Pattern.DOTALL);

    @Autowired
    private Http http;

    @Autowired
    private JsonMapper json;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private SharingFixture sharing;

    @Autowired
    private ShareLinks links;

    @Autowired
    private SocialFixture social;

    @Test
    void paintsAProductWithItsPreviewAndFirstData() {
        var honey = goods.product("椴树蜜 Linden honey", 6_800, 3);
        var page = page("/p/" + honey.handle());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("<html lang=\"en\">")
                .contains("<title>椴树蜜 Linden honey · Shuke</title>")
                .contains("<meta property=\"og:title\" content=\"椴树蜜 Linden honey · Shuke\">")
                .contains("<meta name=\"description\" content=\"Good.\">")
                .contains("<h1 class=\"ssr-title\">椴树蜜 Linden honey</h1>")
                .contains("¥68.00")
                .contains("<p>Good.</p>");
        var data = data(page);
        assertThat(data.path("kind").asString()).isEqualTo("product");
        assertThat(data.path("product").path("id").asString())
                .isEqualTo(honey.productId().toString());
        assertThat(data.path("session").path("person").isNull()).isTrue();
        assertThat(data.has("touchToken")).isFalse();
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-cache", "private");
    }

    @Test
    void speaksChineseToWhoReadsChinese() {
        var honey = goods.product("Honey", 6_800, 3);
        var page = page("/p/" + honey.handle(), "Accept-Language", "zh-CN,zh;q=0.9");
        assertThat(page.text())
                .contains("<html lang=\"zh-CN\">")
                .contains("Honey · 熟客")
                .contains("有货");
    }

    @Test
    void showsWhoSharesAndGivesTheVisitATokenThatNobodyKeeps() {
        var lin = people.partner("Lin");
        var honey = goods.product("Honey", 6_800, 3);
        var link = sharing.product(lin, honey.productId());
        var page = page("/s/" + link.code());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("Lin recommends this to you").contains("/s/" + link.code() + "\">");
        var data = data(page);
        assertThat(data.path("sharer").path("nickname").asString()).isEqualTo("Lin");
        assertThat(data.path("touchToken").asString()).isNotEmpty();
        assertThat(page.text())
                .doesNotContain(lin.phone())
                .doesNotContain(lin.id().toString());
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void givesNoTokenToRobotsPrefetchersFramesAndTheSharer() {
        var lin = people.partner("Lin");
        var link = sharing.market(lin);
        assertThat(tokenOf(page("/s/" + link.code()))).isTrue();
        assertThat(tokenOf(page("/s/" + link.code(), "User-Agent", "facebookexternalhit/1.1")))
                .isFalse();
        assertThat(tokenOf(page("/s/" + link.code(), "Sec-Purpose", "prefetch;prerender")))
                .isFalse();
        assertThat(tokenOf(page("/s/" + link.code(), "Sec-Fetch-Dest", "iframe")))
                .isFalse();
        assertThat(tokenOf(http.send(
                        lin.token(), "GET", "/s/" + link.code(), null, "User-Agent", PHONE, "Accept", "text/html")))
                .isFalse();
    }

    @Test
    void paintsAShopAndTheMarketBehindALink() {
        var lin = people.signUp("Lin");
        var shop = http.post(lin.token(), "/api/shops", Map.of("name", "Lin's picks"))
                .body();
        var honey = goods.product("Honey for the shelf", 6_800, 3);
        http.send(lin.token(), "PUT", "/api/my/shop/shelf/" + honey.productId(), null);
        var handle = shop.path("handle").asString();
        assertThat(page("/u/" + handle).text())
                .contains("<h1 class=\"ssr-title\">Lin&#39;s picks</h1>")
                .contains("Honey for the shelf");
        var link = sharing.link(lin, ShareTarget.Kind.SHOP, null);
        assertThat(data(page("/s/" + link.code())).path("shop").path("handle").asString())
                .isEqualTo(handle);
        var market = data(page("/s/" + sharing.market(lin).code()));
        assertThat(market.path("kind").asString()).isEqualTo("market");
        assertThat(market.path("shelf").size()).isPositive();
    }

    @Test
    void paintsAPersonAndAPostThatSaysFirstThatItAdvertises() {
        var lin = people.signUp("Lin <b>");
        var code = social.code(lin);
        http.send(lin.token(), "PATCH", "/api/my/profile", Map.of("words", "Bread & honey"));
        var honey = goods.product("Honey on a post", 6_800, 3);
        var id = social.post(lin, "Look </script><script>alert(1)</script>", honey.productId());
        var person = page("/u/" + code);
        assertThat(person.status()).isEqualTo(200);
        assertThat(person.text())
                .contains("<meta property=\"og:title\" content=\"Lin &lt;b&gt; · Shuke\">")
                .contains("Bread &amp; honey")
                .contains("1 posts")
                .doesNotContain(lin.id().toString());
        assertThat(data(person).at("/person/person/code").asString()).isEqualTo(code);
        var post = page("/posts/" + id);
        assertThat(post.text())
                .contains("<meta property=\"og:description\" content=\"Ad: ")
                .contains("<meta property=\"og:image\"")
                .contains("<p class=\"ssr-disclosure\">Ad: ")
                .contains("Honey on a post")
                .contains("href=\"/s/")
                .doesNotContain("<script>alert")
                .doesNotContain(lin.phone());
        assertThat(data(post).at("/post/id").asString()).isEqualTo(id.toString());
        var mei = people.signUp("Mei");
        social.act(lin, "PUT", social.code(mei), "block");
        for (var path : List.of("/u/" + code, "/posts/" + id)) {
            assertThat(http.send(mei.token(), "GET", path, null, "Accept", "text/html")
                            .status())
                    .isEqualTo(404);
        }
        for (var path : List.of("/posts/nothing", "/posts/" + lin.id(), "/u/PnobodyAtAll1", "/posts/..%2f")) {
            assertThat(page(path).status()).as(path).isIn(400, 404);
        }
    }

    @Test
    void saysInTheReadersLanguageThatThereIsNothing() {
        for (var path :
                List.of("/s/abcdefghjkmn", "/s/x", "/p/no-such-product", "/u/nobodyhere99", "/nothing/at/all")) {
            var page = page(path, "Accept-Language", "zh-CN");
            assertThat(page.status()).as(path).isEqualTo(404);
            assertThat(page.text()).as(path).contains("这里什么都没有").contains("<html lang=\"zh-CN\">");
        }
        assertThat(page("/nothing").text()).contains("Nothing here");
    }

    @Test
    void saysThatAShopIsClosedAndAProductGone() {
        var lin = people.signUp("Lin");
        var handle = http.post(lin.token(), "/api/shops", Map.of())
                .body()
                .path("handle")
                .asString();
        var link = sharing.link(lin, ShareTarget.Kind.SHOP, null);
        http.send(lin.token(), "PATCH", "/api/my/shop", Map.of("open", false));
        assertThat(page("/u/" + handle).status()).isEqualTo(410);
        assertThat(page("/s/" + link.code()).status()).isEqualTo(410);
        assertThat(page("/s/" + link.code()).text()).contains("No longer open");
        var hidden = hidden("Honey");
        assertThat(page("/p/" + hidden.handle()).status()).isEqualTo(410);
    }

    @Test
    void escapesEverythingThatPeopleWrote() {
        var evil = "</script><script>alert(1)</script>\"><img src=x onerror=alert(2)>'";
        var lin = people.partner("<b onload=x>");
        var product = goods.product(evil, 6_800, 3);
        http.post(lin.token(), "/api/shops", Map.of("name", "<i>\"' onload=x"));
        http.send(lin.token(), "PATCH", "/api/my/shop", Map.of("words", "</p><script>alert(4)</script>"));
        http.send(lin.token(), "PUT", "/api/my/shop/shelf/" + product.productId(), null);
        for (var link :
                List.of(sharing.product(lin, product.productId()), sharing.link(lin, ShareTarget.Kind.SHOP, null))) {
            var page = page("/s/" + link.code());
            assertThat(page.status()).isEqualTo(200);
            assertThat(withoutData(page))
                    .doesNotContain("<script>")
                    .doesNotContain("onerror=alert(2)>")
                    .doesNotContain("<b onload")
                    .doesNotContain("<i>");
            assertThat(inside(page)).doesNotContain("<").doesNotContain(">");
            assertThat(data(page).toString()).contains("alert(1)");
        }
    }

    @Test
    void readsASharedProductThatWasReadBeforeWithAtMostThreeStatements() {
        var lin = people.partner("Lin");
        var link = sharing.product(lin, goods.product("Honey", 6_800, 3).productId());
        page("/s/" + link.code());
        var sent = StatementCounts.during(() -> page("/s/" + link.code()));
        assertThat(sent).as(String.join("\n", sent)).hasSizeBetween(2, 3);
    }

    @Test
    void refusesWhoTriesCodesInVainEvenForACodeThatExists() {
        var link = sharing.market(people.partner("Lin"));
        var client = UUID.randomUUID().toString();
        for (int i = 0; i < 30; i++) {
            assertThat(links.find("abcdefghjk" + (i % 8 + 2), client)).isEmpty();
        }
        assertThatThrownBy(() -> links.find(link.code(), client)).hasMessage("too-many-requests");
        assertThat(links.find(link.code(), UUID.randomUUID().toString())).isPresent();
    }

    @Test
    void answersTheShopsOwnPagesWithoutPaintingThem() {
        for (var path :
                List.of("/", "/discover", "/cart", "/orders/1/receipt", "/me/addresses", "/partner/customers")) {
            var page = page(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.text()).as(path).contains("<div id=\"app\">").contains("<title>Shuke");
        }
    }

    /** What the shop's scripts know as a page, the server must not call missing; what it paints itself is asked for apart. */
    @Test
    void knowsEveryPageOfTheShop() throws IOException {
        var painted = Set.of("p", "s", "u", "g", "posts");
        var first = new TreeSet<String>();
        try (var files = Files.walk(Path.of("../web/shop/src/features"), 2)) {
            for (var file : files.filter(each -> each.endsWith("module.ts")).toList()) {
                Pattern.compile("path: '/([a-z-]+)")
                        .matcher(Files.readString(file))
                        .results()
                        .forEach(found -> first.add(found.group(1)));
            }
        }
        first.removeAll(painted);
        assertThat(first).contains("messages", "circles", "coupons", "me");
        assertThat(first)
                .allSatisfy(part -> assertThat(page("/" + part).status()).isEqualTo(200));
    }

    @Test
    void leavesTheInterfaceItsProblems() {
        assertThat(http.get(null, "/api/nothing").problem()).isEqualTo("not-found");
        assertThat(http.get(null, "/assets/nothing-123.js").status()).isEqualTo(404);
        assertThat(http.get(null, "/media/nothing").status()).isEqualTo(404);
    }

    private GoodsFixture.Made hidden(String title) {
        var draft = goods.draft(title, 1_000, List.of(), List.of(goods.sku(3_900, 5)));
        return goods.make(new ProductDraft(
                draft.handle(),
                draft.title(),
                draft.bodyHtml(),
                draft.vendor(),
                draft.categoryId(),
                draft.tags(),
                false,
                draft.commissionBudgetBasisPoints(),
                draft.optionNames(),
                draft.skus()));
    }

    private Answer page(String path, String... headers) {
        var all = new java.util.ArrayList<>(List.of("Accept", "text/html", "User-Agent", PHONE));
        all.addAll(List.of(headers));
        return http.send(null, "GET", path, null, all.toArray(String[]::new));
    }

    private boolean tokenOf(Answer page) {
        return data(page).has("touchToken");
    }

    private JsonNode data(Answer page) {
        return json.readTree(inside(page));
    }

    private static String inside(Answer page) {
        var found = DATA.matcher(page.text());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String withoutData(Answer page) {
        return DATA.matcher(page.text()).replaceAll("");
    }
}
