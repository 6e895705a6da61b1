package io.shuke.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shuke.identity.PeopleFixture;
import io.shuke.inventory.Reserving;
import io.shuke.inventory.Reserving.Wanted;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Money;
import io.shuke.shared.Page;
import io.shuke.shared.Right;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import io.shuke.support.StatementCounts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class ReadingProductsTests {
    @Autowired
    private GoodsFixture goods;

    @Autowired
    private EditingProduct editing;

    @Autowired
    private Products products;

    @Autowired
    private ProductCards cards;

    @Autowired
    private ProductRows rows;

    @Autowired
    private Goods forOrders;

    @Autowired
    private Reserving reserving;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MarketClock clock;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private Http http;

    @Test
    void readsAProductInTwoStatementsAndThenFromMemory() {
        var made = goods.product("Honey", 1_000, 5, 3_900, 6_800);
        assertThat(StatementCounts.during(() -> products.find(made.handle(), false)))
                .hasSize(2);
        assertThat(StatementCounts.during(() -> products.find(made.handle(), true)))
                .hasSizeLessThanOrEqualTo(1);
        assertThat(products.find(made.productId().toString(), false)).isEqualTo(products.find(made.handle(), false));
    }

    @Test
    void readsAListOfTwentyInTwoStatementsAndThenFromMemory() {
        var category = categoryWith(20);
        var wanted = ProductsWanted.of(null, category, null, null, 20);
        assertThat(StatementCounts.during(
                        () -> assertThat(products.list(wanted, false).items()).hasSize(20)))
                .hasSize(2);
        assertThat(StatementCounts.during(() -> products.list(wanted, true))).hasSizeLessThanOrEqualTo(1);
        var ids = products.list(wanted, false).items().stream()
                .map(ProductCard::id)
                .toList();
        assertThat(StatementCounts.during(() -> cards.cardsOf(ids, false))).hasSize(2);
    }

    @Test
    void readsTheSkusOfAnOrderInOneStatement() {
        var first = goods.product("Honey", 3_900, 5);
        var second = goods.product("Tea", 4_900, 5);
        assertThat(StatementCounts.during(() -> assertThat(forOrders.skusOf(List.of(first.sku(), second.sku())))
                        .hasSize(2)))
                .hasSize(1);
    }

    @Test
    void seesAChangeMadeHereAtOnce() {
        var made = goods.product("Jar", 900, 5);
        for (var price = 800; price > 700; price -= 10) {
            products.find(made.handle(), false);
            goods.reprice(made.productId(), price);
            assertThat(products.find(made.handle(), false).orElseThrow().priceFrom())
                    .isEqualTo(Money.cny(price));
        }
    }

    @Test
    void seesAChangeMadeElsewhereWithinASecond() {
        var nanos = new AtomicLong(Long.MAX_VALUE - 5);
        var revision = new Revision(jdbc, nanos::get);
        var before = jdbc.sql("select number from catalog.revision")
                .query(Long.class)
                .single();
        assertThat(revision.isCurrent(before)).isTrue();
        jdbc.sql("update catalog.revision set number = number + 1").update();
        assertThat(revision.isCurrent(before)).isTrue();
        nanos.addAndGet(Duration.ofMillis(1_001).toNanos());
        assertThat(revision.isCurrent(before)).isFalse();
    }

    @Test
    void seesStockThatMovedAtOnce() {
        var made = goods.product("Jar", 900, 3);
        assertThat(available(made)).isEqualTo(3);
        var order = Ids.next();
        reserving.reserve(order, List.of(new Wanted(made.sku(), 3)));
        assertThat(available(made)).isZero();
        assertThat(products.find(made.handle(), false).orElseThrow().soldOut()).isTrue();
        reserving.giveBack(order);
        assertThat(available(made)).isEqualTo(3);
    }

    @Test
    void tellsShoppersNoMoreThanNinetyNinePieces() {
        assertThat(available(goods.product("Jar", 900, 5_000))).isEqualTo(99);
    }

    @Test
    void tellsTheLowestEarlierPriceOfThirtyDays() {
        var made = goods.product("Jar", 900, 3);
        assertThat(lowest(made, clock.instant())).isNull();
        goods.reprice(made.productId(), 1_000);
        goods.reprice(made.productId(), 800);
        assertThat(lowest(made, clock.instant())).isEqualTo(Money.cny(900));
        assertThat(cards.cardsOf(List.of(made.productId()), false))
                .extracting(ProductCard::lowest30Days)
                .containsExactly(Money.cny(900));
        assertThat(lowest(made, clock.instant().plus(Duration.ofDays(31)))).isNull();
    }

    @Test
    void answersNotModifiedToWhoHasItAlready() {
        var made = goods.product("Jar", 900, 3);
        var path = "/api/products/" + made.handle();
        var first = http.get(null, path);
        var tag = first.headers().firstValue("ETag").orElseThrow();
        var again = http.send(null, "GET", path, null, "If-None-Match", tag);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).isEmpty();
        goods.reprice(made.productId(), 901);
        assertThat(http.send(null, "GET", path, null, "If-None-Match", tag).status())
                .isEqualTo(200);
    }

    @Test
    void sendsTheSameCompressed() throws Exception {
        var category = categoryWith(5);
        var path = "/api/products?category=" + category;
        var plain = http.get(null, path);
        var request = HttpRequest.newBuilder(URI.create(http.origin() + path))
                .header("Accept-Encoding", "gzip")
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var compressed = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            assertThat(compressed.headers().firstValue("Content-Encoding")).contains("gzip");
            assertThat(unzipped(compressed.body())).isEqualTo(plain.text());
        }
    }

    @Test
    void showsEarningsOnlyToWhoIsSignedIn() {
        var made = goods.product("Jar", 10_000, 3);
        var path = "/api/products/" + made.handle();
        assertThat(http.get(null, path).body().get("earnUpTo").isNull()).isTrue();
        var mei = people.signUp("Mei");
        assertThat(http.get(mei.token(), path)
                        .body()
                        .get("earnUpTo")
                        .get("amountMinor")
                        .asInt())
                .isEqualTo(1_000);
    }

    @Test
    void showsDraftsToStaffAlone() {
        var made = goods.product("Jar", 900, 3);
        editing.publish(GoodsFixture.STAFF, made.productId(), false);
        var path = "/api/products/" + made.handle();
        assertThat(http.get(null, path).problem()).isEqualTo("not-found");
        assertThat(http.get(people.signUp("Mei").token(), path).problem()).isEqualTo("not-found");
        assertThat(http.get(people.staff(Right.CATALOGUE).token(), path)
                        .body()
                        .get("published")
                        .asBoolean())
                .isFalse();
        assertThat(cards.cardsOf(List.of(made.productId()), false)).isEmpty();
        assertThat(forOrders.skusOf(made.skuIds()).values())
                .extracting(SkuForSale::forSale)
                .containsExactly(false);
    }

    @Test
    void listsCardsInTheOrderAskedFor() {
        var first = goods.product("Jar", 900, 3);
        var second = goods.product("Pot", 900, 0);
        var found = cards.cardsOf(List.of(second.productId(), UUID.randomUUID(), first.productId()), false);
        assertThat(found).extracting(ProductCard::title).containsExactly("Pot", "Jar");
        assertThat(found).extracting(ProductCard::soldOut).containsExactly(true, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"newest", "price-up", "price-down", "relevance"})
    void pagesThroughEachOrderWithoutRepeatingOrMissing(String sort) {
        var category = categoryWith(23);
        var query = sort.equals("relevance") ? "jar" : null;
        var seen = new ArrayList<ProductCard>();
        String after = null;
        do {
            var page = products.list(ProductsWanted.of(query, category, sort, after, 5), false);
            seen.addAll(page.items());
            after = page.next();
        } while (after != null);
        assertThat(seen).hasSize(23).extracting(ProductCard::id).doesNotHaveDuplicates();
        var prices = seen.stream().map(card -> card.priceFrom().amountMinor()).toList();
        if (sort.equals("price-up")) {
            assertThat(prices).isSorted();
        } else if (sort.equals("price-down")) {
            assertThat(prices.reversed()).isSorted();
        } else if (sort.equals("newest")) {
            assertThat(seen.getFirst().title()).isEqualTo("Jar 22");
        }
    }

    @Test
    void refusesCursorsOfOtherListsAndWordsItDoesNotKnow() {
        var category = categoryWith(3);
        Page<ProductCard> page = products.list(ProductsWanted.of(null, category, "price-up", null, 1), false);
        assertThatThrownBy(() -> ProductsWanted.of(null, category, "newest", page.next(), 1))
                .hasMessage("invalid-cursor");
        for (var path : List.of(
                "after=x",
                "after=" + page.next() + "&sort=price-down",
                "after="
                        + io.shuke.shared.Cursor.of("newest", "999999999999999999", Ids.next())
                                .encoded(),
                "after="
                        + io.shuke.shared.Cursor.of("price-up", "x", Ids.next()).encoded() + "&sort=price-up")) {
            assertThat(http.get(null, "/api/products?" + path).problem())
                    .as(path)
                    .isEqualTo("invalid-cursor");
        }
        for (var path :
                List.of("sort=best", "limit=0", "limit=51", "limit=-1", "limit=x", "limit=99999999999", "q=%00")) {
            assertThat(http.get(null, "/api/products?" + path).problem())
                    .as(path)
                    .isEqualTo("invalid-request");
        }
        for (var path : List.of("q=" + "a".repeat(5_000), "q=%25_%27%22", "category=none", "q=%F0%9F%8D%B5")) {
            assertThat(http.get(null, "/api/products?" + path).status())
                    .as(path)
                    .isEqualTo(200);
        }
        for (var path : List.of("none", "%20", "a%00b", "x".repeat(3_000), "..%2f", "%F0%9F%8D%B5")) {
            assertThat(http.get(null, "/api/products/" + path).status())
                    .as(path)
                    .isIn(400, 404);
        }
    }

    private int available(GoodsFixture.Made made) {
        return products.find(made.handle(), false)
                .orElseThrow()
                .skus()
                .getFirst()
                .available();
    }

    private @Nullable Money lowest(GoodsFixture.Made made, Instant now) {
        return rows.byId(made.productId(), now).orElseThrow().product().lowest30Days();
    }

    /** The slug of a new category with so many products. */
    private String categoryWith(int size) {
        var category = goods.category();
        for (int i = 0; i < size; i++) {
            var draft = goods.draft("Jar " + i, 1_000, List.of(), List.of(goods.sku(100 + i / 2, 3)));
            goods.make(new ProductDraft(
                    draft.handle(),
                    draft.title(),
                    draft.bodyHtml(),
                    null,
                    category,
                    List.of(),
                    true,
                    1_000,
                    List.of(),
                    draft.skus()));
        }
        return jdbc.sql("select slug from catalog.category where id = :id")
                .param("id", category)
                .query(String.class)
                .single();
    }

    private static String unzipped(byte[] compressed) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
