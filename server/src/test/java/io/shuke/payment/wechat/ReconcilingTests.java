package io.shuke.payment.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ordering.CancellingOrder;
import io.shuke.ordering.Order;
import io.shuke.ordering.OrdersFixture;
import io.shuke.payment.BillRow;
import io.shuke.payment.Charges;
import io.shuke.payment.Reconciling;
import io.shuke.payment.SendingRefunds;
import io.shuke.payment.wechat.FakeWeChat.Fault;
import io.shuke.sandbox.SendingNotices;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Money;
import io.shuke.shared.Right;
import io.shuke.support.Http;
import io.shuke.support.Http.Answer;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A provider's bill of a day beside our books. */
@ServerTest
class ReconcilingTests {
    private static final FakeWeChat WECHAT = FakeWeChat.ONE;
    private static final String HEAD = "\uFEFF交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,"
            + "付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,"
            + "手续费,费率,订单金额,申请退款金额,费率备注";
    private static final String SUMS =
            "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额\n" + "`1,`0.00,`0.00,`0.00,`0.00000,`0.00,`0.00\n";

    @Autowired
    private Http http;

    @Autowired
    private OrdersFixture orders;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private Charges charges;

    @Autowired
    private CancellingOrder cancelling;

    @Autowired
    private SendingRefunds refunding;

    @Autowired
    private SendingNotices sandbox;

    @Autowired
    private Reconciling reconciling;

    @Autowired
    private MarketClock clock;

    @Autowired
    private JdbcClient jdbc;

    private Person mei;
    private Person finance;
    private LocalDate day;
    private final List<String> bill = new ArrayList<>();

    /** A day of its own, whose bill is read on the day after. */
    @BeforeEach
    void beginDay() {
        WECHAT.deliver(http, clock.instant(), Fault.LOSE);
        mei = people.signUp("Mei");
        finance = people.staff(Right.FINANCE);
        var tomorrow = LocalDate.ofInstant(clock.instant(), MarketClock.ZONE)
                .plusDays(1)
                .atTime(9, 0)
                .atZone(MarketClock.ZONE)
                .toInstant();
        clock.standAhead(clock.ahead().plus(Duration.between(clock.instant(), tomorrow)));
        day = LocalDate.ofInstant(clock.instant(), MarketClock.ZONE);
        bill.clear();
    }

    @AfterEach
    void mend() {
        WECHAT.down = false;
        WECHAT.deliver(http, clock.instant(), Fault.LOSE);
    }

    @Test
    void findsNothingWhereBillAndBooksAgree() {
        var order = orders.placed(mei, 12_800);
        var charge = paid(order);
        bill.add(payment(charge, "SUCCESS", 12_800));
        var refund = refunded(order);
        bill.add(refund(charge, refund, "SUCCESS", 12_800));
        writeBill();
        var run = reconciled();
        assertThat(run.path("differences").asInt()).isZero();
        assertThat(run.path("charges").asInt()).isEqualTo(1);
        assertThat(run.path("charged").path("amountMinor").asInt()).isEqualTo(12_800);
        assertThat(run.path("refunds").asInt()).isEqualTo(1);
        assertThat(http.get(finance.token(), "/api/operator/reconciliations?limit=1")
                        .body()
                        .path("items")
                        .path(0)
                        .path("day")
                        .asString())
                .isEqualTo(day.toString());
    }

    /** Without the comparison each of these would go by unseen. */
    @Test
    void listsEachDifferenceByKind() {
        var missing = paid(orders.placed(mei, 11_000));
        var dearer = paid(orders.placed(mei, 12_000));
        var unheard = prepared(orders.placed(mei, 13_000));
        WECHAT.pay(unheard);
        WECHAT.deliver(http, clock.instant(), Fault.LOSE);
        var order = orders.placed(mei, 14_000);
        var charge = paid(order);
        var refund = asked(order);
        bill.add(payment(dearer, "SUCCESS", 12_001));
        bill.add(payment(unheard, "SUCCESS", 13_000));
        bill.add(payment(charge, "SUCCESS", 14_000));
        bill.add(payment("019aa0b07c4e7d1a9f002b7f5f0d9e99", "SUCCESS", 5_000));
        bill.add(payment("SOMEBODYELSE", "SUCCESS", 6_000));
        bill.add(refund(charge, refund, "SUCCESS", 14_000));
        writeBill();
        assertThat(reconciled().path("differences").asInt()).isEqualTo(6);
        assertThat(open())
                .extracting(found -> found.path("number").asString() + " "
                        + found.path("what").asString())
                .containsExactlyInAnyOrder(
                        Numbers.id(missing) + " THEIRS_MISSING",
                        Numbers.id(dearer) + " AMOUNT_DIFFERS",
                        Numbers.id(unheard) + " STATE_DIFFERS",
                        "019aa0b0-7c4e-7d1a-9f00-2b7f5f0d9e99 OURS_MISSING",
                        "SOMEBODYELSE OURS_MISSING",
                        Numbers.id(refund) + " STATE_DIFFERS");
        var found = open().stream()
                .filter(each -> each.path("what").asString().equals("AMOUNT_DIFFERS"))
                .findFirst()
                .orElseThrow();
        assertThat(found.path("ourAmount").path("amountMinor").asInt()).isEqualTo(12_000);
        assertThat(found.path("theirAmount").path("amountMinor").asInt()).isEqualTo(12_001);
        assertThat(found.path("ourState").asString()).isEqualTo("PAID");
        assertThat(found.path("orderNumber").asString()).isNotEmpty();
    }

    @Test
    void letsADifferenceGoThatALaterLookDoesNotFind() {
        var charge = paid(orders.placed(mei, 11_000));
        writeBill();
        assertThat(reconciled().path("differences").asInt()).isEqualTo(1);
        bill.add(payment(charge, "SUCCESS", 11_000));
        writeBill();
        assertThat(reconciled().path("differences").asInt()).isZero();
        assertThat(open()).isEmpty();
    }

    /** Without the guard on the open row two people would each be told that they resolved it. */
    @Test
    void isResolvedOnceWithAReasonAndStaysResolved() {
        paid(orders.placed(mei, 11_000));
        writeBill();
        reconciled();
        var id = open().getFirst().path("id").asString();
        assertThat(resolve(id, " ").status()).isEqualTo(400);
        var answers = Together.run(6, i -> () -> resolve(id, "Their support confirmed it."));
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.problem().equals("difference-resolved-before")))
                .hasSize(5);
        reconciled();
        assertThat(open()).isEmpty();
        assertThat(http.get(finance.token(), "/api/operator/bill-differences?open=false&limit=1")
                        .body()
                        .path("items")
                        .path(0)
                        .path("reason")
                        .asString())
                .isEqualTo("Their support confirmed it.");
        assertThat(jdbc.sql("select count(*) from shared.audit where subject = :subject")
                        .param("subject", "bill-difference:" + id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(resolve(UUID.randomUUID().toString(), "No.").status()).isEqualTo(404);
    }

    @Test
    void comparesOnceHoweverManyLookAtOnce() {
        paid(orders.placed(mei, 11_000));
        writeBill();
        clock.standAhead(clock.ahead().plus(Duration.ofDays(1)));
        var answers = Together.run(6, i -> () -> look("wechat"));
        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(open()).hasSize(1);
    }

    @Test
    void takesADayWithoutTradeAndWaitsForABillThatIsNotThere() {
        assertThat(look("wechat").problem()).isEqualTo("bill-not-ready");
        assertThat(reconciled().path("charges").asInt()).isZero();
        WECHAT.down = true;
        assertThat(look("wechat").problem()).isEqualTo("provider-silent");
        assertThat(look("nobody").problem()).isEqualTo("not-found");
    }

    @Test
    void readsTheSandboxesBillToo() {
        var order = orders.placed(mei, 17_700);
        var charge = orders.charge(mei, order);
        var cashier = URI.create(charges.ofBuyer(charge, mei.id()).orElseThrow().cashierUrl());
        http.post(null, cashier.getPath() + "/payment", null);
        sandbox.sendDue();
        clock.standAhead(clock.ahead().plus(Duration.ofDays(1)));
        assertThat(look("sandbox").body().path("charged").path("amountMinor").asInt())
                .isEqualTo(17_700);
        assertThat(open()).isEmpty();
    }

    @Test
    void looksAtYesterdayByItself() {
        var charge = paid(orders.placed(mei, 11_000));
        bill.add(payment(charge, "SUCCESS", 900));
        writeBill();
        clock.standAhead(clock.ahead().plus(Duration.ofDays(1)));
        reconciling.reconcileYesterday();
        assertThat(open())
                .singleElement()
                .satisfies(found -> assertThat(found.path("what").asString()).isEqualTo("AMOUNT_DIFFERS"));
    }

    @Test
    void readsNoBillThatLacksAColumnOrIsNotWhatWeChatNamed() {
        var text = HEAD.replace("商户订单号", "什么") + "\n" + payment("a", "SUCCESS", 1) + "\n";
        assertThatThrownBy(() -> WeChatBills.rows(text)).hasMessageContaining("商户订单号");
        assertThat(WeChatBills.rows("")).isEmpty();
        assertThat(WeChatBills.rows(HEAD + "\n" + payment("X1", "SUCCESS", 123_456_789) + "\n" + SUMS))
                .containsExactly(
                        new BillRow(BillRow.Kind.CHARGE, "X1", "4200001", Money.cny(123_456_789), BillRow.State.DONE));
    }

    private String prepared(Order order) {
        var charge = http.post(
                        mei.token(),
                        "/api/orders/" + order.id() + "/charges",
                        Map.of("provider", "wechat", "way", "QR_CODE"),
                        "Idempotency-Key",
                        order.id().toString())
                .body()
                .path("id")
                .asString();
        http.send(mei.token(), "PUT", "/api/charges/" + charge + "/preparation", null);
        return Numbers.of(charge);
    }

    private String paid(Order order) {
        var number = prepared(order);
        WECHAT.pay(number);
        assertThat(WECHAT.deliver(http, clock.instant())).containsOnly(200);
        return number;
    }

    private String asked(Order order) {
        cancelling.byBuyer(mei.id(), order.id(), "I changed my mind.");
        while (refunding.sendDue() > 0) {
            assertThat(order).isNotNull();
        }
        return Numbers.of(jdbc.sql("select id::text from payment.refund where order_id = :id")
                .param("id", order.id())
                .query(String.class)
                .single());
    }

    private String refunded(Order order) {
        var number = asked(order);
        WECHAT.endRefund(number, "SUCCESS");
        assertThat(WECHAT.deliver(http, clock.instant())).containsOnly(200);
        return number;
    }

    private static String payment(String number, String state, long amountMinor) {
        var yuan = BigDecimal.valueOf(amountMinor, 2).toPlainString();
        return "`2026-11-25 10:00:00,`wx8888888888888888,`1900000001,`0,`,`4200001,`" + number
                + ",`oMei,`NATIVE,`" + state + ",`OTHERS,`CNY,`" + yuan
                + ",`0.00,`0,`0,`0.00,`0.00,`,`,`honey,`SK1,`0.00000,`0.60%,`" + yuan + ",`0.00,`";
    }

    private static String refund(String charge, String number, String state, long amountMinor) {
        var yuan = BigDecimal.valueOf(amountMinor, 2).toPlainString();
        return "`2026-11-25 11:00:00,`wx8888888888888888,`1900000001,`0,`,`4200001,`" + charge
                + ",`oMei,`NATIVE,`REFUND,`OTHERS,`CNY,`0.00,`0.00,`5000001,`" + number + ",`" + yuan
                + ",`0.00,`ORIGINAL,`" + state + ",`honey,`SK1,`0.00000,`0.60%,`0.00,`" + yuan + ",`";
    }

    private void writeBill() {
        WECHAT.bills.put(day.toString(), HEAD + "\n" + String.join("\n", bill) + "\n" + SUMS);
    }

    private JsonNode reconciled() {
        if (LocalDate.ofInstant(clock.instant(), MarketClock.ZONE).equals(day)) {
            clock.standAhead(clock.ahead().plus(Duration.ofDays(1)));
        }
        var answer = look("wechat");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private Answer look(String provider) {
        return http.post(
                finance.token(), "/api/operator/reconciliations", Map.of("provider", provider, "day", day.toString()));
    }

    private Answer resolve(String id, String reason) {
        return http.post(
                finance.token(), "/api/operator/bill-differences/" + id + "/resolution", Map.of("reason", reason));
    }

    /** The open differences of this test's day. */
    private List<JsonNode> open() {
        var found = new ArrayList<JsonNode>();
        http.get(finance.token(), "/api/operator/bill-differences?limit=50")
                .body()
                .path("items")
                .forEach(each -> {
                    if (each.path("day").asString().equals(day.toString())) {
                        found.add(each);
                    }
                });
        return found;
    }
}
