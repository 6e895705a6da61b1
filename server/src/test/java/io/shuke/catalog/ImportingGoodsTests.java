package io.shuke.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.shuke.catalog.Import.Outcome;
import io.shuke.identity.PeopleFixture;
import io.shuke.inventory.Reserving;
import io.shuke.inventory.Reserving.Wanted;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Money;
import io.shuke.shared.ProblemException;
import io.shuke.shared.Right;
import io.shuke.support.Form;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class ImportingGoodsTests {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String HEADER = "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,"
            + "Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Grams,Variant Inventory Qty,"
            + "Variant Price,Image Src,Image Position,Image Alt Text,Gift Card,"
            + "Commission budget percent (product.metafields.shuke.commission_budget_percent),Cost per item,Status\n";

    private final String tea = "tea-" + COUNT.incrementAndGet();

    @Autowired
    private ImportingGoods importing;

    @Autowired
    private Imports imports;

    @Autowired
    private StoredImports storedImports;

    @Autowired
    private ImportBatch batches;

    @Autowired
    private Products products;

    @Autowired
    private OperatorProducts operatorProducts;

    @Autowired
    private Categories categories;

    @Autowired
    private StockLevels stock;

    @Autowired
    private Reserving reserving;

    @Autowired
    private MarketClock clock;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private Http http;

    @Test
    void bringsAWholeExportInAndChangesNothingTheSecondTime() throws IOException {
        byte[] export;
        try (var file = Objects.requireNonNull(getClass().getResourceAsStream("/demo/catalogue.csv"))) {
            export = file.readAllBytes();
        }
        var first = run(export, false);
        assertThat(first.state()).isEqualTo(Import.State.DONE);
        assertThat(first.productsTotal()).isEqualTo(28);
        assertThat(first.created() + first.unchanged()).isEqualTo(first.rowsTotal());

        var honey = operator("linden-honey");
        assertThat(honey.options()).containsExactly(new ProductOption("规格 Size", List.of("250 g", "500 g", "1 kg")));
        assertThat(honey.skus())
                .extracting(
                        sku -> sku.price().amountMinor(),
                        sku -> sku.purchasePrice().amountMinor())
                .containsExactly(tuple(3_900L, 1_950L), tuple(6_800L, 3_500L), tuple(12_800L, 6_800L));
        assertThat(operator("dark-chocolate").skus())
                .extracting(OperatorProduct.OperatorSku::stock)
                .containsExactly(200, 90, 160, 70);
        assertThat(honey.commissionBudgetBasisPoints()).isEqualTo(1_500);
        assertThat(honey.vendor()).isEqualTo("长白山坞蜂场 Changbai Apiary");
        assertThat(honey.bodyHtml()).contains("<li>配料：椴树蜂蜜</li>").contains("<p lang=\"en\">");
        assertThat(honey.pictureSources())
                .extracting(OperatorProduct.SourceOfPicture::url)
                .containsExactly(
                        "https://pictures.shuke.example/linden-honey.webp",
                        "https://pictures.shuke.example/linden-honey-2.webp");
        assertThat(categories.all())
                .filteredOn(category -> category.name().equals("食品 Food"))
                .singleElement()
                .extracting(Category::slug)
                .isEqualTo("food");

        var second = run(export, false);
        assertThat(second.unchanged()).isEqualTo(second.rowsTotal());
        assertThat(operator("linden-honey").version()).isEqualTo(honey.version());
    }

    @Test
    void triesWithoutDoing() {
        var tried = run(HEADER + row("New tea", "9.90"), true);
        assertThat(tried.created()).isEqualTo(1);
        assertThat(products.find(tea, false)).isEmpty();
        assertThat(categories.all()).noneMatch(category -> category.name().equals("Type of " + tea));
    }

    @Test
    void refusesAWholeProductForOneBrokenRowAndTakesTheOthers() {
        var other = tea + "-other";
        var done = run(
                HEADER
                        + line(
                                "Handle",
                                tea,
                                "Title",
                                "Tea",
                                "Option1 Name",
                                "Size",
                                "Option1 Value",
                                "S",
                                "Variant Price",
                                "1.00")
                        + line("Handle", tea, "Option1 Value", "M", "Variant Price", "free")
                        + line("Handle", tea, "Option1 Value", "L", "Variant Price", "3.00")
                        + line("Handle", other, "Title", "Other", "Variant Price", "5.00"),
                false);
        assertThat(done.refused()).isEqualTo(3);
        assertThat(done.created()).isEqualTo(1);
        assertThat(products.find(tea, false)).isEmpty();
        assertThat(products.find(other, false)).isPresent();
        assertThat(rows(done))
                .extracting(ImportedRow::row, ImportedRow::outcome, ImportedRow::field, ImportedRow::messageKey)
                .containsExactly(
                        tuple(2, Outcome.REFUSED, null, "catalog.import.other-row"),
                        tuple(3, Outcome.REFUSED, "Variant Price", "catalog.import.number"),
                        tuple(4, Outcome.REFUSED, null, "catalog.import.other-row"),
                        tuple(5, Outcome.CREATED, null, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Title|''|field.missing",
                "Title|'=cmd|calc'|-",
                "Handle|not a handle!|catalog.fault.handle",
                "Variant Price|''|field.missing",
                "Variant Price|-1|catalog.fault.price",
                "Variant Price|0|catalog.fault.price",
                "Variant Price|1000000.01|catalog.fault.price",
                "Variant Price|99999999999999999999|catalog.import.number",
                "Variant Price|1.005|catalog.import.too-fine",
                "Variant Price|1e5|catalog.import.number",
                "Variant Price|'\"1,299.00\"'|-",
                "Cost per item|-1|catalog.fault.purchase-price",
                "Cost per item|NaN|catalog.import.number",
                "Variant Grams|-1|catalog.fault.weight",
                "Variant Inventory Qty|-3|catalog.fault.quantity",
                "Variant Inventory Qty|2.5|catalog.import.too-fine",
                "Published|perhaps|catalog.import.one-of",
                "Status|sold|catalog.import.one-of",
                "Gift Card|true|catalog.import.gift-card",
                "Option1 Value|S|catalog.import.value-without-option",
                "Image Src|javascript:alert(1)|catalog.import.address",
                "Commission budget percent (product.metafields.shuke.commission_budget_percent)|101|catalog.fault.budget",
                "Commission budget percent (product.metafields.shuke.commission_budget_percent)|12.5%|-",
                "Tags|'\"a,b, a,,\"'|-",
            })
    void saysWhichCellIsWrong(String column, String cell, @org.jspecify.annotations.Nullable String key) {
        var handle = column.equals("Handle") ? cell : tea + COUNT.incrementAndGet();
        var cells = new java.util.HashMap<>(Map.of("Handle", handle, "Title", "Tea", "Variant Price", "1.00"));
        cells.put(column, cell);
        var done = run(HEADER + line(cells), false);
        assertThat(rows(done)).singleElement().satisfies(row -> {
            assertThat(row.messageKey()).isEqualTo(key);
            assertThat(row.field()).isEqualTo(key == null ? null : column);
        });
        assertThat(products.find(handle, false).isPresent()).isEqualTo(key == null);
    }

    @Test
    void refusesCombinationsThatAreThereTwiceAndMoreThanAHundredSkus() {
        var twice = run(
                HEADER
                        + line(
                                "Handle",
                                tea,
                                "Title",
                                "Tea",
                                "Option1 Name",
                                "Size",
                                "Option1 Value",
                                "S",
                                "Variant Price",
                                "1.00")
                        + line("Handle", tea, "Option1 Value", "S", "Variant Price", "2.00"),
                false);
        assertThat(rows(twice)).extracting(ImportedRow::messageKey).contains("catalog.fault.combination-twice");
        var many = HEADER
                + line(
                        "Handle",
                        tea,
                        "Title",
                        "Tea",
                        "Option1 Name",
                        "Size",
                        "Variant Price",
                        "1.00",
                        "Option1 Value",
                        "0");
        for (int i = 1; i <= 100; i++) {
            many += line("Handle", tea, "Option1 Value", "" + i, "Variant Price", "1.00");
        }
        assertThat(run(many, false).refused()).isEqualTo(101);
        assertThat(products.find(tea, false)).isEmpty();
    }

    @Test
    void readsQuotedLineBreaksAndCountsRowsAsASpreadsheetDoes() {
        var done = run(
                HEADER
                        + line(
                                "Handle",
                                tea,
                                "Title",
                                "Tea",
                                "Body (HTML)",
                                "\"<p>one\ntwo \"\"three\"\"</p>\"",
                                "Variant Price",
                                "1.00")
                        + "\n"
                        + line("Handle", tea + "-b", "Title", "", "Variant Price", "1.00"),
                false);
        assertThat(operator(tea).bodyHtml()).isEqualTo("<p>one\ntwo &#34;three&#34;</p>");
        assertThat(rows(done)).extracting(ImportedRow::row).containsExactly(2, 3);
    }

    @Test
    void readsGb18030AndByteOrderMarks() {
        var text = "Handle,Title,Variant Price\n" + tea + ",明前龙井 Longjing,88\n";
        run(text.getBytes(Charset.forName("GB18030")), false);
        assertThat(operator(tea).title()).isEqualTo("明前龙井 Longjing");
        var marked = run(("\uFEFF" + text).getBytes(UTF_8), false);
        assertThat(marked.unchanged()).isEqualTo(1);
    }

    @Test
    void leavesAloneWhatTheFileHasNoColumnFor() {
        run(
                HEADER
                        + line(
                                "Handle",
                                tea,
                                "Title",
                                "Tea",
                                "Vendor",
                                "Garden",
                                "Tags",
                                "green",
                                "Variant Price",
                                "5.00",
                                "Cost per item",
                                "2.00",
                                "Variant Inventory Qty",
                                "7",
                                "Variant Grams",
                                "50"),
                false);
        var done = run("Title,HANDLE,variant price\nTea,%s,6.00\n".formatted(tea), false);
        assertThat(done.updated()).isEqualTo(1);
        var product = operator(tea);
        assertThat(product.vendor()).isEqualTo("Garden");
        assertThat(product.tags()).containsExactly("green");
        assertThat(product.skus()).singleElement().satisfies(sku -> {
            assertThat(sku.price()).isEqualTo(Money.cny(600));
            assertThat(sku.purchasePrice()).isEqualTo(Money.cny(200));
            assertThat(sku.stock()).isEqualTo(7);
            assertThat(sku.weightGrams()).isEqualTo(50);
        });
        assertThat(products.find(tea, false).orElseThrow().lowest30Days()).isEqualTo(Money.cny(500));
    }

    @Test
    void neitherGivesBackWhatWasSoldNorTakesWhatIsReserved() {
        var file = HEADER + line("Handle", tea, "Title", "Tea", "Variant Price", "5.00", "Variant Inventory Qty", "%d");
        run(file.formatted(10), false);
        var sku = operator(tea).skus().getFirst().id();
        reserving.reserve(Ids.next(), List.of(new Wanted(sku, 4)));

        assertThat(run(file.formatted(10), false).unchanged()).isEqualTo(1);
        assertThat(available(sku)).isEqualTo(6);

        assertThat(run(file.formatted(20), false).updated()).isEqualTo(1);
        assertThat(available(sku)).isEqualTo(16);

        var tooFew = run(file.formatted(3), false);
        assertThat(rows(tooFew)).extracting(ImportedRow::messageKey).containsExactly("catalog.import.reserved");
        assertThat(available(sku)).isEqualTo(16);
    }

    @Test
    void keepsSkusThatOrdersKnow() {
        var start = line(
                "Handle",
                tea,
                "Title",
                "Tea",
                "Option1 Name",
                "Size",
                "Option1 Value",
                "S",
                "Variant SKU",
                "T-S",
                "Variant Price",
                "1.00");
        run(
                HEADER
                        + start
                        + line("Handle", tea, "Option1 Value", "M", "Variant SKU", "T-M", "Variant Price", "2.00"),
                false);
        var before = operator(tea).skus();
        run(
                HEADER
                        + start
                        + line("Handle", tea, "Option1 Value", "Mid", "Variant SKU", "T-M", "Variant Price", "2.00"),
                false);
        assertThat(operator(tea).skus())
                .extracting(OperatorProduct.OperatorSku::id)
                .containsExactly(before.get(0).id(), before.get(1).id());
        run(HEADER + start, false);
        assertThat(operator(tea).skus()).hasSize(1);
        run(HEADER + start + line("Handle", tea, "Option1 Value", "Mid", "Variant Price", "3.00"), false);
        assertThat(operator(tea).skus().get(1).id()).isEqualTo(before.get(1).id());
    }

    @Test
    void bringsInTenThousandRows() {
        var size = 2_500;
        var file = new StringBuilder(HEADER);
        for (int i = 0; i < size; i++) {
            var handle = tea + "-" + i;
            file.append(line(
                    "Handle",
                    handle,
                    "Title",
                    "普洱茶 Tea no. " + i,
                    "Body (HTML)",
                    "\"<p>Good\ntea</p>\"",
                    "Vendor",
                    "Garden " + i % 40,
                    "Type",
                    "Teas of " + tea,
                    "Tags",
                    "\"茶, tea\"",
                    "Option1 Name",
                    "Size",
                    "Option1 Value",
                    "S",
                    "Option2 Name",
                    "Roast",
                    "Option2 Value",
                    "light",
                    "Variant Price",
                    "%d.50".formatted(i + 1),
                    "Variant Inventory Qty",
                    "9",
                    "Cost per item",
                    "0.50"));
            for (var variant : List.of("S,dark", "L,light", "L,dark")) {
                var values = variant.split(",");
                file.append(line(
                        "Handle",
                        handle,
                        "Option1 Value",
                        values[0],
                        "Option2 Value",
                        values[1],
                        "Variant Price",
                        "%d.50".formatted(i + 2),
                        "Variant Inventory Qty",
                        "9"));
            }
        }
        var done = run(file.toString(), false);
        assertThat(done.state()).isEqualTo(Import.State.DONE);
        assertThat(done.rowsDone()).isEqualTo(10_000);
        assertThat(done.created()).isEqualTo(10_000);
        var category = categories.all().stream()
                .filter(found -> found.name().equals("Teas of " + tea))
                .findFirst()
                .orElseThrow();
        assertThat(category.productCount()).isEqualTo(size);
        assertThat(run(file.toString(), false).unchanged()).isEqualTo(10_000);
    }

    @Test
    void goesOnWhereAnInterruptedImportStopped() throws Exception {
        var file = new StringBuilder(HEADER);
        for (int i = 0; i < 250; i++) {
            file.append(line("Handle", tea + "-" + i, "Title", "Tea", "Variant Price", "1.00"));
        }
        var content = file.toString().getBytes(UTF_8);
        importing.work();
        var started = importing.start(GoodsFixture.STAFF, "tea.csv", content, false);
        var dead = Ids.next();
        var longAgo = clock.unmoved().minus(Duration.ofMinutes(5));
        var taken = storedImports.take(dead, longAgo, longAgo).orElseThrow();
        assertThat(taken.id()).isEqualTo(started.id());
        var read = ImportFile.read(content);
        assertThat(batches.bringIn(taken, dead, read, read.products().subList(0, 100)))
                .isTrue();
        var heir = Ids.next();
        var resumed = storedImports
                .take(heir, longAgo, clock.unmoved().plusSeconds(1))
                .orElseThrow();
        assertThat(resumed.productsDone()).isEqualTo(100);

        importing.work();
        var done = imports.find(started.id()).orElseThrow();
        assertThat(done.state()).isEqualTo(Import.State.DONE);
        assertThat(done.created()).isEqualTo(250);

        assertThat(batches.bringIn(taken, dead, read, read.products().subList(100, 200)))
                .isFalse();
        assertThat(imports.find(started.id()).orElseThrow().rowsDone()).isEqualTo(250);
    }

    @Test
    void givesUpAnImportThatNeverComesToItsEnd() {
        importing.work();
        var started =
                importing.start(GoodsFixture.STAFF, "tea.csv", (HEADER + row("Tea", "1.00")).getBytes(UTF_8), false);
        for (int attempt = 0; attempt < 5; attempt++) {
            var longAgo = clock.unmoved().minus(Duration.ofMinutes(5));
            assertThat(storedImports.take(Ids.next(), longAgo, clock.unmoved())).isPresent();
        }
        importing.work();
        assertThat(imports.find(started.id()).orElseThrow().state()).isEqualTo(Import.State.FAILED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "hello",
                "Name,Price\nTea,1",
                "Handle,Price\ntea,1",
                "Handle,Title\ntea,\"never closed",
                "Handle,Title\ntea,\"closed\" too early",
                "Handle,Title\nte\0a,Tea",
                "PK\3\4\0\0\0\0",
            })
    void refusesWhatIsNoProductFile(String content) {
        assertThatThrownBy(() -> importing.start(GoodsFixture.STAFF, "a.csv", content.getBytes(UTF_8), false))
                .hasMessage("import-not-readable");
    }

    @Test
    void answersBrokenFilesOfAnyKindWithoutFailing() {
        var good = (HEADER
                        + line(
                                "Handle",
                                tea,
                                "Title",
                                "Tea",
                                "Option1 Name",
                                "Size",
                                "Option1 Value",
                                "S",
                                "Variant Price",
                                "1.00",
                                "Body (HTML)",
                                "\"<p>a\nb</p>\"",
                                "Tags",
                                "\"a,b\"")
                        + line(
                                "Handle",
                                tea,
                                "Option1 Value",
                                "M",
                                "Variant Price",
                                "2.00",
                                "Image Src",
                                "https://example.org/a.png"))
                .getBytes(UTF_8);
        var spoilers = "\",\n\r\u0007\uD83C\uDF75;=%<>-0茶\t\\'".toCharArray();
        for (int seed = 0; seed < 80; seed++) {
            var random = new Random(seed);
            var broken = new StringBuilder(new String(good, UTF_8));
            for (int i = 0; i <= seed % 9; i++) {
                broken.setCharAt(
                        HEADER.length() + random.nextInt(broken.length() - HEADER.length()),
                        spoilers[random.nextInt(spoilers.length)]);
            }
            var bytes = broken.toString().getBytes(UTF_8);
            if (seed % 4 == 0) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                var done = run(bytes, seed % 2 == 0);
                assertThat(done.state()).as("seed " + seed).isEqualTo(Import.State.DONE);
                assertThat(done.created() + done.updated() + done.unchanged() + done.refused())
                        .as("seed " + seed)
                        .isEqualTo(done.rowsTotal());
            } catch (ProblemException e) {
                assertThat(e).as("seed " + seed).hasMessage("import-not-readable");
            }
        }
    }

    @Test
    void showsAnImportToStaffInTheirLanguage() {
        var staff = people.staff(Right.CATALOGUE);
        var file = (HEADER + row("Tea", "-5")).getBytes(UTF_8);
        var started = http.send(
                Form.post(http, staff.token(), "/api/operator/imports", "C:\\goods\\tea.csv", file, "dryRun", "true"));
        assertThat(started.status()).isEqualTo(202);
        assertThat(started.body().get("state").asString()).isEqualTo("RUNNING");
        assertThat(started.body().get("rowsTotal").asInt()).isEqualTo(1);
        assertThat(started.body().get("fileName").asString()).isEqualTo("tea.csv");
        importing.work();
        var path = "/api/operator/imports/" + started.body().get("id").asString();
        assertThat(http.get(staff.token(), path).body().get("state").asString()).isEqualTo("DONE");
        var row = http.get(staff.token(), path + "/rows?outcome=REFUSED")
                .body()
                .get("items")
                .get(0);
        assertThat(row.get("row").asInt()).isEqualTo(2);
        assertThat(row.get("field").asString()).isEqualTo("Variant Price");
        assertThat(row.get("message").asString()).isEqualTo("must be above 0 and at most 1,000,000.00");
        var chinese = java.net.http.HttpRequest.newBuilder(java.net.URI.create(http.origin() + path + "/rows"))
                .header("Authorization", "Bearer " + staff.token())
                .header("Accept-Language", "zh-CN")
                .build();
        assertThat(http.send(chinese).body().get("items").get(0).get("message").asString())
                .isEqualTo("须大于 0 且不超过 1,000,000.00");
        assertThat(http.get(staff.token(), "/api/operator/imports?limit=1")
                        .body()
                        .get("next")
                        .isString())
                .isTrue();
    }

    @Test
    void saysWhatIsWrongWithAFile() {
        var staff = people.staff(Right.CATALOGUE);
        var path = "/api/operator/imports";
        assertThat(http.send(Form.post(http, staff.token(), path, "a.csv", "no".getBytes(UTF_8)))
                        .problem())
                .isEqualTo("import-not-readable");
        assertThat(http.send(Form.post(http, staff.token(), path, "a.csv", "a".getBytes(UTF_8), "dryRun", "maybe"))
                        .problem())
                .isEqualTo("invalid-request");
        assertThat(http.send(Form.post(http, staff.token(), path, "a.csv", new byte[25 * 1024 * 1024 + 1]))
                        .problem())
                .isEqualTo("too-large");
        assertThat(http.get(staff.token(), path + "/" + UUID.randomUUID()).problem())
                .isEqualTo("not-found");
        assertThat(http.get(staff.token(), path + "/" + UUID.randomUUID() + "/rows?outcome=BAD")
                        .problem())
                .isEqualTo("invalid-request");
        assertThat(http.get(staff.token(), path + "?after=%00").problem()).isIn("invalid-cursor", "invalid-request");
    }

    private Import run(String content, boolean dryRun) {
        return run(content.getBytes(UTF_8), dryRun);
    }

    private Import run(byte[] content, boolean dryRun) {
        var started = importing.start(GoodsFixture.STAFF, "goods.csv", content, dryRun);
        importing.work();
        return imports.find(started.id()).orElseThrow();
    }

    private List<ImportedRow> rows(Import done) {
        return imports.rows(done.id(), null, null, 50).items();
    }

    private OperatorProduct operator(String handle) {
        return operatorProducts
                .find(products.find(handle, false).orElseThrow().id())
                .orElseThrow();
    }

    private int available(UUID sku) {
        return stock.availableOf(List.of(sku)).getOrDefault(sku, 0);
    }

    private String row(String title, String price) {
        return line("Handle", tea, "Title", title, "Type", "Type of " + tea, "Variant Price", price);
    }

    private static String line(String... columnsAndCells) {
        return line(IntStream.range(0, columnsAndCells.length / 2)
                .boxed()
                .collect(Collectors.toMap(i -> columnsAndCells[2 * i], i -> columnsAndCells[2 * i + 1])));
    }

    private static String line(Map<String, String> cells) {
        return Arrays.stream(HEADER.strip().split(","))
                        .map(column -> cells.getOrDefault(column, ""))
                        .collect(Collectors.joining(","))
                + "\n";
    }
}
