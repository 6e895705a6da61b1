package io.shuke.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.shuke.catalog.Import.Outcome;
import io.shuke.support.ServerTest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** WooCommerce's product export, with the columns that its exporter writes. */
@ServerTest
class ImportingWooGoodsTests {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String HEADER = "ID,Type,SKU,\"GTIN, UPC, EAN, or ISBN\",Name,Published,\"Is featured?\","
            + "\"Visibility in catalog\",\"Short description\",Description,\"Date sale price starts\","
            + "\"Date sale price ends\",\"In stock?\",Stock,\"Weight (%s)\",\"Sale price\",\"Regular price\",Categories,"
            + "Tags,Images,Parent,Position,\"Attribute 1 name\",\"Attribute 1 value(s)\",\"Attribute 1 visible\","
            + "\"Attribute 1 global\",\"Attribute 2 name\",\"Attribute 2 value(s)\",\"Attribute 2 visible\","
            + "\"Attribute 2 global\",\"Cost of goods\",\"Meta: commission_budget_percent\"\n";

    private final String sku = "woo-" + COUNT.incrementAndGet();

    @Autowired
    private ImportingGoods importing;

    @Autowired
    private Imports imports;

    @Autowired
    private OperatorProducts operatorProducts;

    @Autowired
    private Categories categories;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void bringsInAVariableProductAndChangesNothingTheSecondTime() {
        var file = header("kg")
                + "44,variable," + sku + ",,Honey,1,0,visible,Short,\"From the hills.\\n\\nKeep it dry.\",,,1,,.5,,,"
                + "\"Food > Honey, Gifts\",\"sweet, from A\\, B\",\"https://p.example/1.jpg, https://p.example/2.jpg\",,"
                + "0,Size,\"250 g, 500 g\",1,1,Origin,Hills,1,0,\"9,50\",15\n"
                + variation("45", sku, "250 g", "39", "") + variation("46", "id:44", "500 g", "68.5", "59,9");
        var first = run(file, false);
        assertThat(first.created()).as(report(first)).isEqualTo(3);

        var honey = operator(sku);
        assertThat(honey.title()).isEqualTo("Honey");
        assertThat(categories.all())
                .filteredOn(category -> category.id().equals(honey.categoryId()))
                .extracting(Category::name)
                .containsExactly("Honey");
        assertThat(honey.tags()).containsExactly("sweet", "from A", "B");
        assertThat(honey.bodyHtml()).isEqualTo("<p>From the hills.</p><p>Keep it dry.</p>");
        assertThat(honey.commissionBudgetBasisPoints()).isEqualTo(1_500);
        assertThat(honey.options()).containsExactly(new ProductOption("Size", List.of("250 g", "500 g")));
        assertThat(honey.skus())
                .extracting(
                        OperatorProduct.OperatorSku::optionValues,
                        one -> one.price().amountMinor(),
                        one -> one.purchasePrice().amountMinor(),
                        OperatorProduct.OperatorSku::weightGrams,
                        OperatorProduct.OperatorSku::stock)
                .containsExactly(
                        tuple(List.of("250 g"), 3_900L, 950L, 500, 7), tuple(List.of("500 g"), 5_990L, 950L, 500, 7));
        assertThat(honey.pictureSources())
                .extracting(OperatorProduct.SourceOfPicture::url)
                .containsExactly("https://p.example/1.jpg", "https://p.example/2.jpg");

        var second = run(file, false);
        assertThat(second.unchanged()).isEqualTo(3);
        assertThat(operator(sku).version()).isEqualTo(honey.version());
    }

    @Test
    void takesASalePriceUnlessItIsForSomeDaysAndHidesWhatIsHidden() {
        var done = run(
                header("lbs")
                        + simple(sku + "-a", "1", "visible", "", "18", "20")
                        + simple(sku + "-b", "1", "hidden", "2026-12-01", "18", "20")
                        + simple(sku + "-c", "'-1", "visible", "", "", "20"),
                false);
        assertThat(done.created()).as(report(done)).isEqualTo(3);
        assertThat(operator(sku + "-a").skus())
                .singleElement()
                .extracting(one -> one.price().amountMinor(), OperatorProduct.OperatorSku::weightGrams)
                .containsExactly(1_800L, 544);
        assertThat(operator(sku + "-a").published()).isTrue();
        assertThat(operator(sku + "-b").skus().getFirst().price().amountMinor()).isEqualTo(2_000L);
        assertThat(operator(sku + "-b").published()).isFalse();
        assertThat(operator(sku + "-c").published()).isFalse();
    }

    @Test
    void refusesByRowWhatCannotBeSoldAsItStands() {
        var done = run(
                header("kg")
                        + "73,\"simple, downloadable, virtual\"," + sku
                        + "-album,,Album,1,0,visible,,,,,1,,,,15,Music,,,,0,,,,,,,,,,\n"
                        + "87,grouped," + sku + "-set,,Set,1,0,visible,,,,,1,,,,,Music,,,,0,,,,,,,,,,\n"
                        + variation("90", sku + "-nobody", "250 g", "39", "")
                        + "44,variable," + sku + "-any,,Tee,1,0,visible,,,,,1,,,,,Tees,,,,0,Size,\"S, M\",1,1,,,,,,\n"
                        + variation("45", sku + "-any", "", "39", "")
                        + simple(sku + "-fine", "1", "visible", "", "", "20"),
                true);
        assertThat(done.created()).isEqualTo(1);
        assertThat(imports.rows(done.id(), Outcome.REFUSED, null, 50).items())
                .extracting(ImportedRow::row, ImportedRow::field, ImportedRow::messageKey)
                .contains(
                        tuple(2, "Type", "catalog.import.kind"),
                        tuple(3, "Type", "catalog.import.kind"),
                        tuple(4, "Parent", "catalog.import.parent"),
                        tuple(5, null, "catalog.import.other-row"),
                        tuple(6, "Attribute 1 value(s)", "catalog.import.any-value"));
    }

    private static String header(String unit) {
        return HEADER.formatted(unit);
    }

    private String variation(String id, String parent, String size, String regular, String sale) {
        return id + ",variation," + sku + "-" + id + ",,Honey - " + size + ",1,0,visible,,,,,1,7,,\"" + sale + "\",\""
                + regular + "\",,,," + parent + ",1,Size," + size + ",,1,,,,,,\n";
    }

    private String simple(String code, String published, String visibility, String until, String sale, String regular) {
        return ",simple," + code + ",,Belt," + published + ",0," + visibility + ",A belt.,,," + until + ",1,3,1.2,"
                + sale + "," + regular + ",Belts,,,,0,,,,,,,,,,\n";
    }

    private OperatorProduct operator(String handle) {
        var id = jdbc.sql("select id from catalog.product where handle = :handle")
                .param("handle", handle)
                .query(UUID.class)
                .single();
        return operatorProducts.find(id).orElseThrow();
    }

    private Import run(String file, boolean dryRun) {
        var id = importing
                .start(GoodsFixture.STAFF, "products.csv", file.getBytes(UTF_8), dryRun)
                .id();
        importing.work();
        return imports.find(id).orElseThrow();
    }

    private String report(Import done) {
        return imports.rows(done.id(), Outcome.REFUSED, null, 50).items().stream()
                .map(ImportedRow::toString)
                .collect(Collectors.joining("\n"));
    }
}
