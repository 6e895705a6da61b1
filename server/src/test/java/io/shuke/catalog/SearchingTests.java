package io.shuke.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.shared.MarketClock;
import io.shuke.support.ServerTest;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class SearchingTests {
    @Autowired
    private ImportingGoods importing;

    @Autowired
    private Products products;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MarketClock clock;

    @BeforeEach
    void stock() {
        bringIn("""
                Handle,Title,Vendor,Type,Tags,Variant SKU,Variant Price
                s-honey,椴树原蜜 Linden honey,长白山坞蜂场 Changbai Apiary,搜索 Searching,"蜂蜜, breakfast",HONEY-250,39
                s-comb,蜂巢 Honeycomb,,搜索 Searching,,COMB-1,59
                s-cafe,Café crème 咖啡,,搜索 Searching,drink,CF-9,29
                s-soap,ＳＯＡＰ 手工皂,,搜索 Searching,bath,SP-1,19
                s-balm,润唇膏 Lip balm,,搜索 Searching,honey,LB-1,25
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "蜂蜜",
                "蜜",
                "原蜜",
                "honey",
                "HONEY",
                "oney",
                "hone",
                "linden honey",
                "honey linden",
                "原蜜 Linden",
                "蜜honey",
                "honey-250",
                "250",
                "ho",
                "li",
                "长白",
                "apiary",
                "  Honey,  蜜!",
                "ｈｏｎｅｙ"
            })
    void findsWordsAndPartsOfWordsOfEitherLanguage(String query) {
        assertThat(found(query)).contains("s-honey");
    }

    @Test
    void findsTextHoweverItIsWritten() {
        assertThat(found("cafe creme")).containsExactly("s-cafe");
        assertThat(found("Crème")).containsExactly("s-cafe");
        assertThat(found("soap")).containsExactly("s-soap");
        assertThat(found("手工")).containsExactly("s-soap");
    }

    @ParameterizedTest
    @ValueSource(strings = {"蜜蜂", "hney", "on", "树蜜", "honey soap", "%", "_____", "'", "蜂 蜜 茶"})
    void doesNotFindWhatIsNotThere(String query) {
        assertThat(found(query)).doesNotContain("s-honey");
    }

    @Test
    void putsTitlesBeforeTags() {
        assertThat(found("honey")).containsSubsequence("s-comb", "s-balm").containsSubsequence("s-honey", "s-balm");
    }

    @Test
    void findsNothingForAQueryThatSaysNothing() {
        assertThat(found("!!! ?")).isEmpty();
        assertThat(products.list(ProductsWanted.of("  ", "searching", null, null, 50), false)
                        .items())
                .hasSize(5);
    }

    @Test
    void usesItsIndexesOnTenThousandProducts() {
        var words = List.of("honey", "tea", "soap", "candle", "teapot", "rice", "oats", "lotion", "socks", "umbrella");
        var file = new StringBuilder("Handle,Title,Type,Tags,Variant Price\n");
        for (int i = 0; i < 10_000; i++) {
            file.append("many-%d,%s 商品 number %d,大量 Many,\"%s\",%d\n"
                    .formatted(i, words.get(i % 10), i, words.get(i / 10 % 10), 10 + i % 977));
        }
        bringIn(file.toString());
        jdbc.sql("analyze catalog.product").update();
        assertThat(plan("蜂巢 honeycomb", null)).contains("product_grams");
        assertThat(plan("number 977", null)).contains("product_grams");
        assertThat(plan(null, null)).contains("product_newest");
        assertThat(plan(null, "price-up")).contains("product_by_price");
        assertThat(plan(null, "price-down")).contains("product_by_price");
        assertThat(products.list(ProductsWanted.of("number 9778", null, null, null, 20), false)
                        .items())
                .extracting(ProductCard::handle)
                .containsExactly("many-9778");
    }

    private String plan(
            @org.jspecify.annotations.Nullable String query, @org.jspecify.annotations.Nullable String sort) {
        var parameters = new HashMap<String, Object>();
        var statement =
                ProductRows.statement(ProductsWanted.of(query, null, sort, null, 20), clock.instant(), parameters);
        return jdbc.sql("explain " + statement).params(parameters).query(String.class).list().stream()
                .collect(Collectors.joining("\n"));
    }

    private List<String> found(String query) {
        return products.list(ProductsWanted.of(query, "searching", null, null, 50), false).items().stream()
                .map(ProductCard::handle)
                .toList();
    }

    private void bringIn(String file) {
        importing.start(GoodsFixture.STAFF, "search.csv", file.getBytes(UTF_8), false);
        importing.work();
    }
}
