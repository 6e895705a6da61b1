package io.shuke.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ledger.Account;
import io.shuke.ledger.AccountKind;
import io.shuke.ledger.Balances;
import io.shuke.ledger.Ledger;
import io.shuke.ledger.Transfer;
import io.shuke.ordering.OrdersFixture;
import io.shuke.ordering.Pieces;
import io.shuke.payment.PaymentsFixture;
import io.shuke.payment.SendingPayouts;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Money;
import io.shuke.shared.Right;
import io.shuke.shared.web.CsvTable;
import io.shuke.sharing.SharingFixture;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import org.springframework.beans.factory.annotation.Autowired;

/** Lin earns by a sale, is paid 8,000.00 and refused 1,000.00: all of it is on her statement. */
@ServerTest
class StatementTests {
    @Autowired
    private PeopleFixture people;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private SharingFixture sharing;

    @Autowired
    private OrdersFixture orders;

    @Autowired
    private PaymentsFixture payments;

    @Autowired
    private SendingPayouts sending;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Balances balances;

    @Autowired
    private Statements statements;

    @Autowired
    private PrintingStatement printing;

    @Autowired
    private MarketClock clock;

    @Autowired
    private Http http;

    private Person lin;
    private Person finance;
    private YearMonth month;

    @BeforeEach
    void linEarnsAndIsPaid() {
        lin = people.verify(people.partner("Lin"));
        finance = people.staff(Right.FINANCE);
        month = YearMonth.from(clock.instant().atZone(MarketClock.ZONE));
        var visitor = SharingFixture.visitor();
        sharing.open(sharing.market(lin), visitor);
        var mei = people.signUp("Mei", visitor);
        orders.pay(
                mei,
                orders.placed(mei, new Pieces(goods.product("椴树蜜", 6_800, 10).sku(), 1)));
        ledger.post(Transfer.between(
                Ids.next(),
                new Transfer.Cause("release", lin.id()),
                Account.clearing("sandbox"),
                Account.of(AccountKind.PARTNER_AVAILABLE, lin.id()),
                Money.cny(1_000_000)));
        var paid = ask(800_000);
        decide(finance, paid, "approval", null);
        decide(people.staff(Right.FINANCE), paid, "approval", null);
        while (sending.sendDue() > 0) {
            assertThat(paid).isNotBlank();
        }
        payments.send(payments.payout(UUID.fromString(paid), "payout.paid"));
        decide(finance, ask(100_000), "rejection", Map.of("reason", "The names differ"));
    }

    @Test
    void addsUpFromOpeningToClosingAsTheLedgerSays() throws IOException {
        var file = http.get(lin.token(), "/api/my/statements/" + month + "/csv");
        assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(file.text()).startsWith("\uFEFF");
        var rows = CSVFormat.RFC4180
                .parse(new StringReader(file.text().substring(1)))
                .getRecords();
        var closing = rows.getLast();
        for (int column = 3; column <= 6; column++) {
            assertThat(sum(rows.subList(1, rows.size() - 1), column)).isEqualByComparingTo(closing.get(column));
        }
        assertThat(closing.get(3)).isEqualTo(balance(AccountKind.PARTNER_PENDING));
        assertThat(closing.get(4)).isEqualTo(balance(AccountKind.PARTNER_AVAILABLE));
        assertThat(closing.get(5)).isEqualTo("0.00").isEqualTo(balance(AccountKind.PARTNER_IN_PAYOUT));
        var paid = rows.stream().filter(row -> row.get(1).equals("Payout paid")).toList();
        assertThat(paid).singleElement().satisfies(row -> {
            assertThat(row.get(2)).startsWith("PO");
            assertThat(List.of(row.get(7), row.get(8), row.get(9), row.get(10)))
                    .containsExactly("8000.00", "0.10", "42.00", "7957.90");
        });
        assertThat(rows).extracting(row -> row.get(1)).contains("Commission earned", "Payout given back");
        assertThat(rows).extracting(row -> row.get(2)).anyMatch(words -> words.endsWith("椴树蜜"));
    }

    @Test
    void isPrintedInChineseWithTheSameSums() throws IOException {
        var statement =
                statements.of(lin.id(), month, Locale.SIMPLIFIED_CHINESE).orElseThrow();
        var text = textOf(printing.pdf(statement, Locale.SIMPLIFIED_CHINESE));
        assertThat(text)
                .contains("月结单 " + month)
                .contains("林**")
                .contains("椴树蜜")
                .contains("本月打款 8000.00")
                .contains("预扣个税 42.00")
                .contains("期末应付 " + CsvTable.yuan(statement.closing().owed()));
        assertThat(statement.closing().owed())
                .isEqualTo(balances.of(Account.of(AccountKind.PARTNER_PENDING, lin.id()))
                        .plus(balances.of(Account.of(AccountKind.PARTNER_AVAILABLE, lin.id()))));
    }

    @Test
    void beginsTheNextMonthWhereThisOneEnded() {
        var now = statements.of(lin.id(), month, Locale.ENGLISH).orElseThrow();
        var next = statements.of(lin.id(), month.plusMonths(1), Locale.ENGLISH).orElseThrow();
        var before =
                statements.of(lin.id(), month.minusMonths(1), Locale.ENGLISH).orElseThrow();
        assertThat(next.opening()).isEqualTo(now.closing()).isEqualTo(next.closing());
        assertThat(next.lines()).isEmpty();
        assertThat(before.closing()).isEqualTo(now.opening());
    }

    @Test
    void isForThePartnerAndFinanceAlone() {
        var path = "/api/operator/partners/" + lin.id() + "/statements/" + month + "/pdf";
        var file = http.get(finance.token(), path);
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(http.get(people.staff(Right.CARE).token(), path).status()).isEqualTo(403);
        assertThat(http.get(lin.token(), path).status()).isEqualTo(403);
        assertThat(http.get(lin.token(), "/api/my/statements/2026-13/pdf").problem())
                .isEqualTo("invalid-request");
    }

    private String ask(long amountMinor) {
        var amount = Map.of("amountMinor", amountMinor, "currency", "CNY");
        var asked = http.post(lin.token(), "/api/my/payouts", Map.of("amount", amount), "Idempotency-Key", Ids.code(8));
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        return asked.body().path("id").asString();
    }

    private void decide(Person staff, String payout, String decision, @org.jspecify.annotations.Nullable Object body) {
        var path = "/api/operator/payouts/" + payout + "/" + decision;
        var decided = http.post(staff.token(), path, body, "Idempotency-Key", Ids.code(8));
        assertThat(decided.status()).as(decided.text()).isEqualTo(200);
    }

    private static BigDecimal sum(List<CSVRecord> rows, int column) {
        return rows.stream().map(row -> new BigDecimal(row.get(column))).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private String balance(AccountKind kind) {
        return CsvTable.yuan(balances.of(Account.of(kind, lin.id())));
    }

    private static String textOf(byte[] pdf) throws IOException {
        try (var reader = new PdfReader(pdf)) {
            return new PdfTextExtractor(reader).getTextFromPage(1);
        }
    }
}
