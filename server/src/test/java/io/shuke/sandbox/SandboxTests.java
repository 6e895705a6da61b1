package io.shuke.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ordering.Order;
import io.shuke.ordering.OrderState;
import io.shuke.ordering.OrdersFixture;
import io.shuke.payment.AskingAboutCharges;
import io.shuke.payment.Charge;
import io.shuke.payment.Charges;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Right;
import io.shuke.support.Http;
import io.shuke.support.Http.Answer;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The sandbox from its cashier to the merchant's books, over HTTP, with each of its faults. */
@ServerTest
class SandboxTests {
    @Autowired
    private Http http;

    @Autowired
    private OrdersFixture orders;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private Charges charges;

    @Autowired
    private SendingNotices sending;

    @Autowired
    private AskingAboutCharges asking;

    @Autowired
    private StoredFaults faults;

    @Autowired
    private MarketClock clock;

    @Autowired
    private JdbcClient jdbc;

    private Person mei;
    private Order order;
    private UUID charge;
    private String cashier;

    @BeforeEach
    void placeOrder() {
        sending.sendDue();
        mei = people.signUp("Mei");
        order = orders.placed(mei, 12_800);
        charge = orders.charge(mei, order);
        cashier = URI.create(charges.ofBuyer(charge, mei.id()).orElseThrow().cashierUrl())
                .getPath();
    }

    @AfterEach
    void mend() {
        faults.set(Faults.NONE);
    }

    @Test
    void showsWhatIsToBePaidInTheReadersLanguage() {
        var english = http.get(null, cashier);
        assertThat(english.status()).isEqualTo(200);
        assertThat(english.text())
                .contains("¥128.00")
                .contains(order.number())
                .contains("Pay now")
                .contains("Refuse to pay");
        assertThat(inChinese().text()).contains("立即支付").contains("lang=\"zh-CN\"");
    }

    private Answer inChinese() {
        return http.send(HttpRequest.newBuilder(URI.create(http.origin() + cashier))
                .header("Accept-Language", "zh-CN")
                .build());
    }

    @Test
    void runsNoScriptButItsOwnFile() {
        var page = http.get(null, cashier);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'")
                .contains("script-src 'self';")
                .doesNotContain("unsafe");
        assertThat(page.text())
                .doesNotContain("<script>")
                .doesNotContain("style=")
                .doesNotContain("onclick");
        assertThat(http.get(null, "/sandbox/cashier.css").status()).isEqualTo(200);
        assertThat(http.get(null, "/sandbox/cashier.js").status()).isEqualTo(200);
    }

    @Test
    void takesTheMoneyAndTellsTheMerchant() {
        var paid = http.post(null, cashier + "/payment", null);
        assertThat(paid.status()).isEqualTo(303);
        assertThat(paid.headers().firstValue("Location").orElse(""))
                .endsWith("/orders/" + order.id() + "/receipt?charge=" + charge);
        assertThat(state()).isEqualTo(Charge.State.OPEN);
        sending.sendDue();
        assertThat(state()).isEqualTo(Charge.State.PAID);
        assertThat(orders.read(mei, order).state()).isEqualTo(OrderState.PAID);
        assertThat(http.get(null, cashier).text()).contains("<h1>Paid</h1>").doesNotContain("Pay now");
    }

    @Test
    void takesTheMoneyOnceHoweverOftenTheButtonIsPressed() {
        var answers = Together.run(8, i -> () -> http.post(null, cashier + "/payment", null));
        assertThat(answers).extracting(Answer::status).containsOnly(303);
        assertThat(http.post(null, cashier + "/refusal", null).status()).isEqualTo(409);
        sending.sendDue();
        assertThat(state()).isEqualTo(Charge.State.PAID);
        assertThat(noticesAbout(charge)).isEqualTo(1);
    }

    @Test
    void tellsTheMerchantOfARefusal() {
        assertThat(http.post(null, cashier + "/refusal", null).status()).isEqualTo(303);
        sending.sendDue();
        assertThat(state()).isEqualTo(Charge.State.FAILED);
        assertThat(http.post(null, cashier + "/payment", null).status()).isEqualTo(409);
        assertThat(http.get(null, cashier).text()).contains("Payment refused");
    }

    private static String withAnotherSignature(String address) {
        int first = address.lastIndexOf('.') + 1;
        return address.substring(0, first) + (address.charAt(first) == 'A' ? 'B' : 'A') + address.substring(first + 1);
    }

    @Test
    void knowsOnlyTokensThatTheMerchantSigned() {
        assertThat(http.get(null, "/sandbox/cashier/none").status()).isEqualTo(404);
        assertThat(http.get(null, withAnotherSignature(cashier)).status()).isEqualTo(404);
        assertThat(http.post(null, "/sandbox/cashier/e30.e30/payment", null).status())
                .isEqualTo(404);
    }

    @Test
    void takesNothingOnceTheTimeIsOver() {
        clock.standAhead(clock.ahead().plus(Duration.ofMinutes(16)));
        assertThat(http.get(null, cashier).text()).contains("The time to pay is over");
        assertThat(http.post(null, cashier + "/payment", null).status()).isEqualTo(409);
        askAll();
        assertThat(state()).isEqualTo(Charge.State.CLOSED);
        assertThat(http.get(null, cashier).text()).contains("This payment is closed");
    }

    @Test
    void losesANoticeWhichTheMerchantThenAsksFor() {
        faults.set(new Faults(false, 0, false, true, false, false));
        http.post(null, cashier + "/payment", null);
        sending.sendDue();
        assertThat(state()).isEqualTo(Charge.State.OPEN);
        clock.standAhead(clock.ahead().plus(Duration.ofMinutes(2)));
        askAll();
        assertThat(state()).isEqualTo(Charge.State.PAID);
        assertThat(orders.read(mei, order).state()).isEqualTo(OrderState.PAID);
    }

    @Test
    void doublesAndReordersNoticesWithoutHarm() {
        faults.set(new Faults(true, 0, true, false, false, false));
        http.post(null, cashier + "/payment", null);
        assertThat(noticesAbout(charge)).isEqualTo(2);
        clock.standAhead(clock.ahead().plusSeconds(4));
        sending.sendDue();
        assertThat(state()).isEqualTo(Charge.State.PAID);
        assertThat(delivered(charge)).isEqualTo(2);
    }

    @Test
    void delaysNotices() {
        faults.set(new Faults(false, 30, false, false, false, false));
        http.post(null, cashier + "/payment", null);
        sending.sendDue();
        assertThat(state()).isEqualTo(Charge.State.OPEN);
        clock.standAhead(clock.ahead().plusSeconds(31));
        sending.sendDue();
        assertThat(state()).isEqualTo(Charge.State.PAID);
    }

    @Test
    void forgesNoticesThatTheMerchantRefuses() {
        faults.set(new Faults(false, 0, false, true, true, false));
        http.post(null, cashier + "/payment", null);
        sending.sendDue();
        assertThat(state()).isEqualTo(Charge.State.OPEN);
        assertThat(jdbc.sql("select last_answer from sandbox.notice where forged and body like :number")
                        .param("number", "%" + charge + "%")
                        .query(String.class)
                        .list())
                .containsExactly("status 401");
    }

    @Test
    void answersNobodyButItsMerchant() {
        assertThat(http.get(null, "/sandbox/api/charges/" + charge).status()).isEqualTo(400);
        var refund = Map.of("number", "1", "chargeNumber", charge, "amountMinor", 1, "currency", "CNY");
        assertThat(http.post(null, "/sandbox/api/refunds", refund).status()).isEqualTo(400);
    }

    @Test
    void isBrokenByTheOwnerAlone() {
        var owner = people.staff(Right.OWNER);
        var set = http.send(owner.token(), "PUT", "/api/sandbox/faults", Map.of("double", true, "delaySeconds", 5));
        assertThat(set.status()).isEqualTo(200);
        assertThat(set.body().path("double").asBoolean()).isTrue();
        assertThat(set.body().path("lose").asBoolean()).isFalse();
        assertThat(faults.now()).isEqualTo(new Faults(true, 5, false, false, false, false));
        assertThat(http.send(owner.token(), "PUT", "/api/sandbox/faults", Map.of("delaySeconds", -1))
                        .status())
                .isEqualTo(400);
    }

    private void askAll() {
        while (asking.askDue() > 0) {
            assertThat(true).isTrue();
        }
    }

    private Charge.State state() {
        return charges.ofBuyer(charge, mei.id()).orElseThrow().state();
    }

    private int noticesAbout(UUID number) {
        return jdbc.sql("select count(*) from sandbox.notice where body like :number")
                .param("number", "%" + number + "%")
                .query(Integer.class)
                .single();
    }

    private int delivered(UUID number) {
        return jdbc.sql("select count(*) from sandbox.notice where state = 'DELIVERED' and body like :number")
                .param("number", "%" + number + "%")
                .query(Integer.class)
                .single();
    }
}
