package io.shuke.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.shared.Right;
import io.shuke.shared.web.CsvExports;
import io.shuke.shared.web.CsvTable;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;

/** Lists that staff take away as files, as a whole and as they were filtered. */
@ServerTest
class ExportTests {
    @Autowired
    private Http http;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private OrdersFixture orders;

    @Autowired
    private CsvExports exports;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void writesTheFilteredOrdersWithAHeadingInTheReadersLanguage() throws IOException {
        var buyer = people.signUp("=Buyer");
        var paid = orders.paid(buyer, 58_00);
        orders.placed(buyer, 31_05);
        var care = people.staff(Right.CARE);

        var answer = http.get(care.token(), "/api/operator/orders.csv?q=" + buyer.id());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(
                        value -> assertThat(value).matches("attachment; filename=\"orders-[0-9-]{10}.csv\""));
        assertThat(answer.text()).startsWith("\uFEFFOrder,State,Placed").endsWith("\r\n# rows: 2\r\n");

        var rows = rows(http.get(care.token(), "/api/operator/orders.csv?language=zh-CN&state=PAID&q=" + buyer.id()));
        assertThat(rows).hasSize(1);
        var row = rows.getFirst();
        assertThat(row.get("订单号")).isEqualTo(paid.number());
        assertThat(row.get("状态")).isEqualTo("待发货");
        assertThat(row.get("商品金额（元）")).isEqualTo("58.00");
        assertThat(row.get("合计（元）")).isEqualTo("66.00");
        assertThat(row.get("买家")).isEqualTo("'=Buyer");
        assertThat(row.get("收货人")).isEqualTo("林晓雨");
        assertThat(row.get("地址")).startsWith("浙江省杭州市西湖区文三路");
        assertThat(row.get("付款时间")).matches("[0-9T:-]{19}\\+08:00");
        assertThat(row.get("发货时间")).isEmpty();
    }

    @Test
    void agreesWithThePagesOfCommissionEntriesAndPeople() throws IOException {
        var buyer = people.signUp("Counted");
        orders.paid(buyer, 58_00);
        var finance = people.staff(Right.FINANCE, Right.CARE);

        var accounts = http.get(finance.token(), "/api/operator/ledger/accounts?kind=PROVIDER_CLEARING&limit=1")
                .body()
                .get("items");
        var account = accounts.get(0).get("id").asString();
        var entries = rows(http.get(finance.token(), "/api/operator/ledger/accounts/" + account + "/entries.csv"));
        var page = http.get(finance.token(), "/api/operator/ledger/accounts/" + account + "/entries?limit=1")
                .body()
                .get("items")
                .get(0);
        assertThat(entries.getFirst().get("Entry")).isEqualTo(page.get("id").asString());
        assertThat(entries.getFirst().get("Balance after (yuan)"))
                .isEqualTo(yuan(page.get("balanceAfter").get("amountMinor").asLong()));
        assertThat(entries.getLast().get("Balance after (yuan)"))
                .isEqualTo(entries.getLast().get("Amount (yuan)"));

        assertThat(rows(http.get(finance.token(), "/api/operator/people.csv?q=" + buyer.phone())))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.get("Name")).isEqualTo("Counted");
                    assertThat(row.get("Phone")).contains("****").doesNotContain(buyer.phone());
                    assertThat(row.get("Partner")).isEqualTo("no");
                });
        assertThat(http.get(finance.token(), "/api/operator/commissions.csv?order=0000")
                        .text())
                .startsWith("\uFEFFOrder,Product,")
                .endsWith("# rows: 0\r\n");
    }

    @Test
    void isInTheAuditTrailWithItsFilters() {
        var care = people.staff(Right.CARE);
        http.get(care.token(), "/api/operator/orders.csv?state=EXPIRED&q=nobody");
        var after = jdbc.sql("select after::text from shared.audit where actor_id = :actor and act = 'export.write'")
                .param("actor", care.id())
                .query(String.class)
                .single();
        assertThat(after).isEqualTo("{\"q\": \"nobody\", \"state\": \"EXPIRED\"}");
    }

    @Test
    void aFileThatBreaksOffSaysSo() throws IOException {
        var staff = people.staff(Right.CARE);
        var response = new MockHttpServletResponse();
        exports.answer(
                NUMBERS,
                asked(staff),
                some -> {
                    for (int i = 0; i < 40_000; i++) {
                        some.accept(List.of(i));
                    }
                    throw new IllegalStateException("the database went away");
                },
                response);
        assertThat(response.getContentAsString())
                .endsWith("# broken off after 40000 rows: this file is not whole\r\n")
                .doesNotContain("# rows:");
    }

    @Test
    void letsTwoRunAtOnceAndRefusesAThird() throws InterruptedException {
        var staff = people.staff(Right.CARE);
        var begun = new CountDownLatch(2);
        var end = new CountDownLatch(1);
        var threads = java.util.stream.Stream.generate(() -> Thread.ofVirtual()
                        .start(() -> exports.answer(
                                NUMBERS,
                                asked(staff),
                                some -> {
                                    begun.countDown();
                                    await(end);
                                },
                                new MockHttpServletResponse())))
                .limit(2)
                .toList();
        begun.await();
        assertThat(http.get(staff.token(), "/api/operator/orders.csv").problem())
                .isEqualTo("busy");
        end.countDown();
        for (var thread : threads) {
            thread.join();
        }
        assertThat(http.get(staff.token(), "/api/operator/people.csv?q=nobody").status())
                .isEqualTo(200);
    }

    private static final CsvTable<Integer> NUMBERS =
            CsvTable.<Integer>named("entries").number("amount", number -> number);

    private static CsvExports.Asked asked(Person staff) {
        return new CsvExports.Asked(staff.id(), Locale.ENGLISH, Map.of());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String yuan(long minor) {
        return java.math.BigDecimal.valueOf(minor, 2).toPlainString();
    }

    private static List<CSVRecord> rows(Http.Answer answer) throws IOException {
        var text = answer.text();
        var end = text.lastIndexOf("# rows: ");
        var rows = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(text.substring(1, end)))
                .getRecords();
        assertThat(text.substring(end).strip()).isEqualTo("# rows: " + rows.size());
        return rows;
    }
}
