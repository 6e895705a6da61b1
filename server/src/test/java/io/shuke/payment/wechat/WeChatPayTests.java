package io.shuke.payment.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ledger.Account;
import io.shuke.ledger.AccountKind;
import io.shuke.ledger.Balances;
import io.shuke.ledger.Books;
import io.shuke.ledger.Transfer.Cause;
import io.shuke.ledger.Transfer.Entry;
import io.shuke.ordering.CancellingOrder;
import io.shuke.ordering.Order;
import io.shuke.ordering.OrderState;
import io.shuke.ordering.OrdersFixture;
import io.shuke.payment.AskingAboutCharges;
import io.shuke.payment.PayerAccounts;
import io.shuke.payment.PaymentsFixture;
import io.shuke.payment.SendingRefunds;
import io.shuke.payment.wechat.FakeWeChat.Fault;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Money;
import io.shuke.support.Http;
import io.shuke.support.Http.Answer;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A buyer's money through WeChat, over HTTP on both sides, with what can go wrong in between. */
@ServerTest
class WeChatPayTests {
    private static final Money TOTAL = Money.cny(12_800);
    private static final FakeWeChat WECHAT = FakeWeChat.ONE;

    @Autowired
    private Http http;

    @Autowired
    private OrdersFixture orders;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private PaymentsFixture payments;

    @Autowired
    private PayerAccounts accounts;

    @Autowired
    private AskingAboutCharges asking;

    @Autowired
    private SendingRefunds refunding;

    @Autowired
    private CancellingOrder cancelling;

    @Autowired
    private Balances balances;

    @Autowired
    private Books books;

    @Autowired
    private MarketClock clock;

    @Autowired
    private JdbcClient jdbc;

    private Person mei;
    private Order order;

    @BeforeEach
    void placeOrder() {
        deliver(Fault.LOSE);
        mei = people.signUp("Mei");
        order = orders.placed(mei, TOTAL.amountMinor());
    }

    @AfterEach
    void mend() {
        WECHAT.down = false;
        WECHAT.answersForged = false;
        WECHAT.refusals.clear();
        deliver(Fault.LOSE);
    }

    @Test
    void namesEveryWayToPay() {
        var ways = http.get(mei.token(), "/api/ways-to-pay").body();
        assertThat(ways.toString())
                .isEqualTo("[{\"provider\":\"sandbox\",\"way\":\"CASHIER\"},"
                        + "{\"provider\":\"wechat\",\"way\":\"QR_CODE\"},{\"provider\":\"wechat\",\"way\":\"H5\"},"
                        + "{\"provider\":\"wechat\",\"way\":\"JSAPI\"}]");
        assertThat(open("wechat", "CASHIER", "a").problem()).isEqualTo("not-found");
        assertThat(open("sandbox", "H5", "b").problem()).isEqualTo("not-found");
        assertThat(open("alipay", "H5", "c").problem()).isEqualTo("not-found");
    }

    @Test
    void takesTheMoneyOfWhoScansTheCode() throws Exception {
        var charge = open("QR_CODE");
        assertThat(charge.path("code").isNull()).isTrue();
        assertThat(WECHAT.trades).doesNotContainKey(number(charge));
        var prepared = prepare(charge).body();
        assertThat(prepared.path("code").asString()).isEqualTo("weixin://wxpay/bizpayurl?pr=" + number(charge));
        assertThat(WECHAT.trades.get(number(charge))).containsEntry("attach", order.number());
        assertThat(scanned(charge)).isEqualTo(prepared.path("code").asString());
        assertThat(prepare(charge).body()).isEqualTo(prepared);

        WECHAT.pay(number(charge));
        assertThat(state(charge)).isEqualTo("OPEN");
        assertThat(deliver()).containsExactly(200);
        assertPaidOnce(charge);
        assertThat(prepare(charge).problem()).isEqualTo("charge-not-open");
        assertThat(http.get(mei.token(), "/api/charges/" + id(charge) + "/code").status())
                .isEqualTo(404);
    }

    private String scanned(JsonNode charge) throws Exception {
        var picture = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(http.origin() + "/api/charges/" + id(charge) + "/code"))
                                .header("Authorization", "Bearer " + mei.token())
                                .build(),
                        BodyHandlers.ofInputStream());
        assertThat(picture.headers().firstValue("Content-Type")).contains("image/png");
        var image = ImageIO.read(picture.body());
        var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)), Map.of(DecodeHintType.PURE_BARCODE, true))
                .getText();
    }

    @Test
    void sendsAPhonesBrowserToWeChatAndBackToTheReceipt() {
        var charge = open("H5");
        var url = prepare(charge).body().path("cashierUrl").asString();
        assertThat(url)
                .startsWith("https://wx.tenpay.com/cgi-bin/mmpayweb-bin/checkmweb?prepay_id=wx" + number(charge))
                .contains("&redirect_url=")
                .endsWith("%2Forders%2F" + order.id() + "%2Freceipt%3Fcharge%3D" + id(charge));
        WECHAT.pay(number(charge));
        deliver();
        assertPaidOnce(charge);
    }

    @Test
    void signsForTheBrowserInsideWeChatOnceItKnowsWhoPays() {
        var charge = open("JSAPI");
        assertThat(prepare(charge).problem()).isEqualTo("provider-sign-in-needed");
        accounts.keep(mei.id(), "wechat", "oUpF8uMuAJO", clock.instant());
        var bridge = prepare(charge).body().path("bridge");
        assertThat(bridge.path("appId").asString()).isEqualTo(FakeWeChat.APP);
        assertThat(bridge.path("package").asString()).isEqualTo("prepay_id=wx" + number(charge));
        assertThat(FakeKeys.verifies(
                        WECHAT.keys.merchant.getPublic(),
                        bridge.path("paySign").asString(),
                        FakeWeChat.APP,
                        bridge.path("timeStamp").asString(),
                        bridge.path("nonceStr").asString(),
                        bridge.path("package").asString()))
                .isTrue();
        WECHAT.pay(number(charge));
        deliver();
        assertPaidOnce(charge);
    }

    @Test
    void keepsTheAttemptWhenWeChatIsDownAndPreparesItLater() {
        var charge = open("QR_CODE");
        WECHAT.down = true;
        assertThat(prepare(charge).problem()).isEqualTo("provider-silent");
        assertThat(prepare(charge).status()).isEqualTo(503);
        assertThat(state(charge)).isEqualTo("OPEN");
        WECHAT.down = false;
        assertThat(prepare(charge).status()).isEqualTo(200);
    }

    @Test
    void believesNoAnswerThatWeChatDidNotSign() {
        var charge = open("QR_CODE");
        WECHAT.answersForged = true;
        assertThat(prepare(charge).problem()).isEqualTo("provider-silent");
        WECHAT.answersForged = false;
        prepare(charge);
        WECHAT.pay(number(charge));
        WECHAT.answersForged = true;
        ask(Duration.ofMinutes(2));
        assertThat(state(charge)).isEqualTo("OPEN");
    }

    @Test
    void preparesAgainWhatHasGrownOld() {
        var charge = open("H5");
        prepare(charge);
        WECHAT.down = true;
        assertThat(prepare(charge).status()).isEqualTo(200);
        clock.standAhead(clock.ahead().plus(Duration.ofMinutes(5)));
        assertThat(prepare(charge).problem()).isEqualTo("provider-silent");
    }

    @Test
    void showsNobodyElsesCharge() {
        var charge = open("QR_CODE");
        var lin = people.signUp("Lin");
        assertThat(http.send(lin.token(), "PUT", "/api/charges/" + id(charge) + "/preparation", null)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void opensOneChargeForEachWayHoweverManyAskAtOnce() {
        var charges = Together.run(
                12,
                i -> () -> open("wechat", i % 2 == 0 ? "QR_CODE" : "H5", "key " + i)
                        .body());
        assertThat(charges).extracting(charge -> charge.path("id").asString()).doesNotContainNull();
        assertThat(charges.stream().map(JsonNode::toString).distinct()).hasSize(2);
    }

    /** Without the dedupe and the states in the judging statement the money is taken several times. */
    @Test
    void takesOnePaymentOutOfDoubledAndReorderedNotices() {
        var charge = prepared("QR_CODE");
        WECHAT.pay(number(charge));
        assertThat(deliver(Fault.DOUBLE, Fault.REORDER)).hasSize(4).containsOnly(200);
        assertPaidOnce(charge);
    }

    @Test
    void waitsForANoticeThatIsDelayedAndAsksForOneThatIsLost() {
        var charge = prepared("QR_CODE");
        WECHAT.pay(number(charge));
        assertThat(deliver(Fault.DELAY)).isEmpty();
        assertThat(state(charge)).isEqualTo("OPEN");
        deliver(Fault.LOSE);
        ask(Duration.ofMinutes(2));
        assertPaidOnce(charge);
    }

    /** Without the verification this books the forger's cent, or at least keeps it as a mismatch. */
    @Test
    void refusesAForgedNoticeWithoutATrace() {
        var charge = prepared("QR_CODE");
        WECHAT.pay(number(charge));
        assertThat(deliver(Fault.FORGE)).containsExactly(401, 200);
        assertPaidOnce(charge);
        assertThat(notices(charge, "MISMATCH")).isZero();
    }

    @Test
    void answersASignatureTestWithARefusal() {
        var charge = prepared("QR_CODE");
        WECHAT.pay(number(charge));
        assertThat(deliver(Fault.SIGN_TEST)).containsExactly(401, 200);
        assertPaidOnce(charge);
    }

    /** Without the age in the verification an old notice could be played again. */
    @Test
    void refusesAnOldNoticeAndTakesItSignedAnew() {
        var charge = prepared("QR_CODE");
        WECHAT.pay(number(charge));
        assertThat(deliver(Fault.OLD)).containsExactly(401);
        assertThat(state(charge)).isEqualTo("OPEN");
        assertThat(deliver()).containsExactly(200);
        assertPaidOnce(charge);
    }

    /** Without the comparison of the amount one cent would pay the order. */
    @Test
    void keepsANoticeOfAnotherAmountForTheOperator() {
        var charge = prepared("QR_CODE");
        WECHAT.pay(number(charge));
        assertThat(deliver(Fault.WRONG_AMOUNT)).containsExactly(422);
        assertThat(state(charge)).isEqualTo("OPEN");
        assertThat(orders.read(mei, order).state()).isEqualTo(OrderState.PLACED);
        assertThat(notices(charge, "MISMATCH")).isEqualTo(1);
        assertThat(deliver()).containsExactly(200);
        assertPaidOnce(charge);
    }

    /** Without these comparisons somebody else's payment would pay the order. */
    @Test
    void keepsANoticeOfAnotherMerchantAppOrOrder() {
        var charge = prepared("QR_CODE");
        var trade = Map.copyOf(WECHAT.trades.get(number(charge)));
        for (var other :
                Map.of("mchid", "1900000002", "appid", "wx0", "attach", "SK0").entrySet()) {
            var about = new LinkedHashMap<>(trade);
            about.put("trade_state", "SUCCESS");
            about.put(other.getKey(), other.getValue());
            assertThat(post("TRANSACTION.SUCCESS", about)).as(other.getKey()).isEqualTo(422);
        }
        var about = new LinkedHashMap<>(trade);
        about.put("trade_state", "SUCCESS");
        about.remove("attach");
        assertThat(post("TRANSACTION.SUCCESS", about)).isEqualTo(422);
        assertThat(state(charge)).isEqualTo("OPEN");
        assertThat(notices(charge, "MISMATCH")).isEqualTo(4);
    }

    @Test
    void keepsANoticeOfAnUnknownNumberAndAsksForItAgain() {
        var about = Map.<String, Object>of(
                "out_trade_no",
                "019aa0b07c4e7d1a9f002b7f5f0d9e11",
                "trade_state",
                "SUCCESS",
                "mchid",
                FakeWeChat.MERCHANT,
                "appid",
                FakeWeChat.APP,
                "attach",
                "SK1",
                "amount",
                Map.of("total", 1, "currency", "CNY"));
        assertThat(post("TRANSACTION.SUCCESS", about)).isEqualTo(503);
        assertThat(jdbc.sql("select count(*) from payment.notice where number = :n and outcome = 'UNKNOWN'")
                        .param("n", "019aa0b0-7c4e-7d1a-9f00-2b7f5f0d9e11")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    void readsOnlyNoticesThatSayWhatTheyMust() {
        assertThat(post("SOMETHING.ELSE", Map.of())).isEqualTo(400);
        assertThat(post("TRANSACTION.SUCCESS", Map.of("trade_state", "SUCCESS")))
                .isEqualTo(400);
        assertThat(post("REFUND.SUCCESS", Map.of("refund_status", "SUCCESS", "out_refund_no", "1")))
                .isEqualTo(400);
    }

    @Test
    void letsNobodyPayAfterTheTimeIsOver() {
        var charge = prepared("QR_CODE");
        ask(Duration.ofMinutes(20));
        assertThat(WECHAT.trades.get(number(charge))).containsEntry("trade_state", "CLOSED");
        assertThat(state(charge)).isEqualTo("CLOSED");
    }

    @Test
    void closesAChargeThatWeChatWasNeverToldOf() {
        var charge = open("QR_CODE");
        ask(Duration.ofMinutes(20));
        assertThat(state(charge)).isEqualTo("CLOSED");
    }

    @Test
    void findsAPaymentInTheLastMomentWhenItCloses() {
        var charge = prepared("QR_CODE");
        WECHAT.pay(number(charge));
        deliver(Fault.LOSE);
        ask(Duration.ofMinutes(20));
        assertThat(state(charge)).isEqualTo("PAID");
    }

    /** A notice is kept for ever; of who paid stays a keyed hash alone. */
    @Test
    void keepsOfANoticeNothingThatSaysWhoPaid() {
        var charge = paid("QR_CODE");
        var refund = cancelled();
        send();
        WECHAT.endRefund(Numbers.of(refund.toString()), "SUCCESS");
        assertThat(deliver()).containsExactly(200);

        var kept = jdbc.sql("select n::text from payment.notice n where number in (:charge, :refund)")
                .param("charge", id(charge))
                .param("refund", refund.toString())
                .query(String.class)
                .list();

        assertThat(kept)
                .hasSize(2)
                .allSatisfy(notice -> assertThat(notice)
                        .doesNotContain("oPayerOf" + number(charge))
                        .doesNotContainPattern("[^-0-9a-f]0403")
                        .contains("out_trade_no"));
        assertThat(jdbc.sql("select account_hash is not null from payment.charge where id = :id")
                        .param("id", UUID.fromString(id(charge)))
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void givesTheMoneyBackAndSendsTheSameNumberUntilWeChatIsDone() {
        var charge = paid("QR_CODE");
        var refund = cancelled();
        WECHAT.down = true;
        send();
        assertThat(refundState(refund)).isEqualTo("PROCESSING");
        WECHAT.down = false;
        clock.standAhead(clock.ahead().plus(Duration.ofSeconds(20)));
        send();
        assertThat(refundState(refund)).isEqualTo("PROCESSING");
        assertThat(WECHAT.refunds.get(Numbers.of(refund.toString())))
                .containsEntry("out_trade_no", number(charge))
                .containsEntry("amount", Map.of("refund", 12_800, "total", 12_800, "currency", "CNY"));
        WECHAT.endRefund(Numbers.of(refund.toString()), "SUCCESS");
        assertThat(deliver(Fault.DOUBLE)).containsOnly(200);
        assertThat(refundState(refund)).isEqualTo("DONE");
        assertThat(state(charge)).isEqualTo("REFUNDED");
        assertThat(balances.of(held()).isZero()).isTrue();
    }

    @Test
    void findsARefundsEndByAskingWhenTheNoticeIsLost() {
        paid("QR_CODE");
        var refund = cancelled();
        send();
        WECHAT.endRefund(Numbers.of(refund.toString()), "SUCCESS");
        deliver(Fault.LOSE);
        clock.standAhead(clock.ahead().plus(Duration.ofSeconds(20)));
        send();
        assertThat(refundState(refund)).isEqualTo("DONE");
    }

    @Test
    void keepsARefundThatCannotBeDeliveredForAPerson() {
        paid("QR_CODE");
        var refund = cancelled();
        send();
        WECHAT.endRefund(Numbers.of(refund.toString()), "ABNORMAL");
        deliver();
        assertThat(refundState(refund)).isEqualTo("ABNORMAL");
        WECHAT.endRefund(Numbers.of(refund.toString()), "CLOSED");
        deliver();
        assertThat(refundState(refund)).isEqualTo("CLOSED");
        assertThat(balances.of(held())).isEqualTo(TOTAL);
    }

    @Test
    void refusesARefundNoticeOfAnotherAmountOrMerchant() {
        paid("QR_CODE");
        var refund = cancelled();
        send();
        WECHAT.endRefund(Numbers.of(refund.toString()), "SUCCESS");
        assertThat(deliver(Fault.WRONG_AMOUNT)).containsExactly(422);
        assertThat(refundState(refund)).isEqualTo("PROCESSING");
        assertThat(deliver()).containsExactly(200);
    }

    /**
     * Without the order's state in the statement that marks it paid, both charges pay the order and nothing goes back.
     */
    @Test
    void givesTheSecondBackToItsOwnProviderWhenBothChannelsArePaidAtOnce() {
        var code = prepared("QR_CODE");
        var sandbox = orders.charge(mei, order);
        WECHAT.pay(number(code));
        var told = payments.paid(sandbox);
        Together.run(
                2, i -> () -> i == 0 ? payments.send(told).status() : deliver().getFirst());
        assertThat(orders.read(mei, order).state()).isEqualTo(OrderState.PAID);
        assertThat(state(code)).isEqualTo("PAID");
        assertThat(books.transfersOf(new Cause("charge", UUID.fromString(id(code)))))
                .hasSize(1);
        assertThat(books.transfersOf(new Cause("charge", sandbox))).hasSize(1);
        var paying = jdbc.sql("select paying_charge_id from ordering.orders where id = :id")
                .param("id", order.id())
                .query(UUID.class)
                .single();
        var extra = paying.equals(sandbox) ? UUID.fromString(id(code)) : sandbox;
        assertThat(jdbc.sql("select charge_id from payment.refund where order_id = :id and reason = 'PAID_TWICE'")
                        .param("id", order.id())
                        .query(UUID.class)
                        .list())
                .containsExactly(extra);
        send();
        if (extra.equals(sandbox)) {
            assertThat(WECHAT.refunds).doesNotContainKey(refundNumber(extra));
        } else {
            assertThat(WECHAT.refunds).containsKey(refundNumber(extra));
            WECHAT.endRefund(refundNumber(extra), "SUCCESS");
            assertThat(deliver()).containsExactly(200);
            assertThat(state(code)).isEqualTo("REFUNDED");
        }
    }

    private String refundNumber(UUID charge) {
        return Numbers.of(jdbc.sql("select id::text from payment.refund where charge_id = :id")
                .param("id", charge)
                .query(String.class)
                .single());
    }

    private void assertPaidOnce(JsonNode charge) {
        assertThat(state(charge)).isEqualTo("PAID");
        assertThat(orders.read(mei, order).state()).isEqualTo(OrderState.PAID);
        assertThat(books.transfersOf(new Cause("charge", UUID.fromString(id(charge)))))
                .singleElement()
                .satisfies(transfer -> assertThat(transfer.entries())
                        .contains(new Entry(Account.clearing("wechat"), TOTAL.negated())));
    }

    private Account held() {
        return Account.of(AccountKind.BUYER_HELD, order.id());
    }

    private JsonNode open(String way) {
        var answer = open("wechat", way, way);
        assertThat(answer.status()).isEqualTo(201);
        return answer.body();
    }

    private Answer open(String provider, @Nullable String way, String key) {
        return http.post(
                mei.token(),
                "/api/orders/" + order.id() + "/charges",
                Map.of("provider", provider, "way", String.valueOf(way)),
                "Idempotency-Key",
                order.id() + key);
    }

    private Answer prepare(JsonNode charge) {
        return http.send(mei.token(), "PUT", "/api/charges/" + id(charge) + "/preparation", null);
    }

    private JsonNode prepared(String way) {
        var charge = open(way);
        assertThat(prepare(charge).status()).isEqualTo(200);
        return charge;
    }

    private JsonNode paid(String way) {
        var charge = prepared(way);
        WECHAT.pay(number(charge));
        assertThat(deliver()).containsExactly(200);
        return charge;
    }

    private UUID cancelled() {
        cancelling.byBuyer(mei.id(), order.id(), "I changed my mind.");
        return jdbc.sql("select id from payment.refund where order_id = :id")
                .param("id", order.id())
                .query(UUID.class)
                .single();
    }

    private void send() {
        while (refunding.sendDue() > 0) {
            assertThat(order).isNotNull();
        }
    }

    private void ask(Duration later) {
        clock.standAhead(clock.ahead().plus(later));
        while (asking.askDue() > 0) {
            assertThat(order).isNotNull();
        }
    }

    private List<Integer> deliver(Fault... faults) {
        return WECHAT.deliver(http, clock.instant(), faults);
    }

    private int post(String event, Map<String, Object> about) {
        return WECHAT.post(
                http,
                new FakeWeChat.Told(Ids.code(30), event, about),
                clock.instant(),
                WECHAT.keys.wechat.getPrivate(),
                "");
    }

    private String state(JsonNode charge) {
        return http.get(mei.token(), "/api/charges/" + id(charge))
                .body()
                .path("state")
                .asString();
    }

    private String refundState(UUID refund) {
        return jdbc.sql("select state from payment.refund where id = :id")
                .param("id", refund)
                .query(String.class)
                .single();
    }

    private int notices(JsonNode charge, String outcome) {
        return jdbc.sql("select count(*) from payment.notice where number = :n and outcome = :o")
                .param("n", id(charge))
                .param("o", outcome)
                .query(Integer.class)
                .single();
    }

    private static String id(JsonNode charge) {
        return charge.path("id").asString();
    }

    private static String number(JsonNode charge) {
        return Numbers.of(id(charge));
    }
}
