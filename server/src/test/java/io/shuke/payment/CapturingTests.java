package io.shuke.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ledger.Account;
import io.shuke.ledger.AccountKind;
import io.shuke.ledger.Books;
import io.shuke.ledger.Transfer.Cause;
import io.shuke.ledger.Transfer.Entry;
import io.shuke.ordering.Order;
import io.shuke.ordering.OrderState;
import io.shuke.ordering.OrdersFixture;
import io.shuke.payment.PaymentsFixture.Told;
import io.shuke.shared.Ids;
import io.shuke.shared.Money;
import io.shuke.shared.Right;
import io.shuke.support.Http;
import io.shuke.support.Http.Answer;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the provider's word does to a charge and its order, over HTTP. */
@ServerTest
class CapturingTests {
    private static final Money TOTAL = Money.cny(12_800);

    @Autowired
    private OrdersFixture orders;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private PaymentsFixture payments;

    @Autowired
    private Charges charges;

    @Autowired
    private OpeningCharge opening;

    @Autowired
    private Books books;

    @Autowired
    private Http http;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private Person mei;
    private Order order;
    private UUID charge;

    @BeforeEach
    void openCharge() {
        mei = people.signUp("Mei");
        order = orders.placed(mei, TOTAL.amountMinor());
        charge = orders.charge(mei, order);
    }

    @Test
    void takesTheMoneyOnceTheProviderSaysSo() {
        payments.pay(charge);
        assertPaidOnce();
    }

    /** Without the lock and the state in the judging statement this takes the money several times. */
    @Test
    void takesOnePaymentOutOfTwentyDoubledAndReorderedNotices() {
        var told = payments.paid(charge);
        var notices = new ArrayList<Told>();
        for (int i = 0; i < 10; i++) {
            notices.add(told);
            notices.add(i % 2 == 0 ? told.again() : told.again().type("charge.refused"));
        }
        Collections.shuffle(notices, new Random(20));
        var answers = Together.run(notices.size(), i -> () -> payments.send(notices.get(i)));
        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertPaidOnce();
    }

    @Test
    void answersADoubledNoticeAsTheFirst() {
        var told = payments.paid(charge);
        payments.send(told);
        assertThat(payments.send(told).text()).isEqualTo("success");
        assertThat(payments.send(told.again()).text()).isEqualTo("success");
        assertPaidOnce();
    }

    private void assertPaidOnce() {
        assertThat(state()).isEqualTo(Charge.State.PAID);
        assertThat(orders.read(mei, order).state()).isEqualTo(OrderState.PAID);
        assertThat(books.transfersOf(new Cause("charge", charge)))
                .singleElement()
                .satisfies(transfer -> assertThat(transfer.entries())
                        .containsExactlyInAnyOrder(
                                new Entry(Account.clearing("sandbox"), TOTAL.negated()),
                                new Entry(Account.of(AccountKind.BUYER_HELD, order.id()), TOTAL)));
    }

    private void assertUntouched() {
        assertThat(state()).isEqualTo(Charge.State.OPEN);
        assertThat(orders.read(mei, order).state()).isEqualTo(OrderState.PLACED);
        assertThat(books.transfersOf(new Cause("charge", charge))).isEmpty();
    }

    /** Without the comparison of signatures this books the forger's word. */
    @Test
    void refusesAForgedNoticeWithoutATrace() {
        var body = payments.body(payments.paid(charge));
        var timestamp = String.valueOf(clock.instant().getEpochSecond());
        var forged = new SandboxSignatures("a guess").sign(body, timestamp, "nonce");
        assertThat(payments.send(body, timestamp, "nonce", forged).problem()).isEqualTo("notice-not-genuine");
        assertThat(payments.send(body, timestamp, "nonce", "").problem()).isEqualTo("notice-not-genuine");
        assertThat(payments.send(body, timestamp, "nonce", "%").problem()).isEqualTo("notice-not-genuine");
        assertUntouched();
        assertThat(notices("APPLIED") + notices("MISMATCH") + notices("UNKNOWN"))
                .isZero();
    }

    @Test
    void refusesASignatureOfAnotherBodyOrTime() {
        var told = payments.paid(charge);
        var timestamp = String.valueOf(clock.instant().getEpochSecond());
        var signature = new SandboxSignatures(SandboxProvider.DEMO_SECRET).sign(payments.body(told), timestamp, "n");
        var changed = payments.body(told.amount(Money.cny(1)));
        assertThat(payments.send(changed, timestamp, "n", signature).problem()).isEqualTo("notice-not-genuine");
        assertThat(payments.send(payments.body(told), timestamp + "0", "n", signature)
                        .problem())
                .isEqualTo("notice-not-genuine");
        assertUntouched();
    }

    @Test
    void refusesANoticeOlderThanFiveMinutesOrFromTheFuture() {
        var told = payments.paid(charge);
        var now = clock.instant();
        assertThat(payments.send(told, now.minusSeconds(302)).problem()).isEqualTo("notice-too-old");
        assertThat(payments.send(told, now.plusSeconds(330)).problem()).isEqualTo("notice-too-old");
        assertUntouched();
        assertThat(payments.send(told, now.minusSeconds(280)).status()).isEqualTo(200);
        assertPaidOnce();
    }

    /** Without the comparison of amount, currency, merchant and order number each of these would pay the order. */
    @Test
    void keepsANoticeThatDoesNotMatchForTheOperatorAndChangesNothing() {
        var told = payments.paid(charge);
        assertThat(payments.send(told.amount(Money.cny(12_799))).problem()).isEqualTo("notice-mismatch");
        assertThat(payments.send(told.again().amount(new Money(12_800, "USD"))).problem())
                .isEqualTo("notice-mismatch");
        assertThat(payments.send(told.again().merchant("somebody-else")).problem())
                .isEqualTo("notice-mismatch");
        assertThat(payments.send(told.again().orderNumber("SK1")).problem()).isEqualTo("notice-mismatch");
        assertUntouched();
        assertThat(notices("MISMATCH")).isEqualTo(4);
        var finance = people.staff(Right.FINANCE);
        var shown = http.get(finance.token(), "/api/operator/payment-notices?why=MISMATCH&limit=4")
                .body()
                .path("items");
        assertThat(shown.size()).isEqualTo(4);
        assertThat(shown.path(3).path("number").asString()).isEqualTo(charge.toString());
        assertThat(shown.path(3).path("amount").path("amountMinor").asLong()).isEqualTo(12_799);
    }

    @Test
    void refusesAnotherTruthUnderTheIdOfANoticeThatDidNotMatch() {
        var told = payments.paid(charge);
        assertThat(payments.send(told.amount(Money.cny(1))).status()).isEqualTo(422);
        assertThat(payments.send(told).problem()).isEqualTo("notice-mismatch");
        assertUntouched();
    }

    @Test
    void keepsANoticeOfAnUnknownNumberAndAsksForItAgain() {
        var number = Ids.next().toString();
        var told = payments.paid(charge).number(number);
        assertThat(payments.send(told).problem()).isEqualTo("notice-unknown");
        assertThat(payments.send(told).status()).isEqualTo(503);
        assertThat(payments.send(told.again().number("not an id")).status()).isEqualTo(503);
        assertUntouched();
        assertThat(notices(number, "UNKNOWN")).isEqualTo(2);
    }

    /** Without the catch in {@link ReceivingNotice} this answers 500 and keeps nothing. */
    @Test
    void keepsANoticeOfAnOrderThatNobodyKnowsAndAsksForItAgain() {
        var lost = opening.open(new OpeningCharge.Wish(
                Ids.next(),
                "SK0",
                mei.id(),
                TOTAL,
                "sandbox",
                Charge.Way.CASHIER,
                clock.instant().plusSeconds(60)));
        var told = payments.paid(lost.id());
        assertThat(payments.send(told).problem()).isEqualTo("notice-unknown");
        assertThat(payments.send(told).status()).isEqualTo(503);
        assertThat(notices(lost.id().toString(), "UNKNOWN")).isEqualTo(2);
        assertThat(notices(lost.id().toString(), "APPLIED")).isZero();
        assertThat(charges.ofBuyer(lost.id(), mei.id()).orElseThrow().state()).isEqualTo(Charge.State.OPEN);
        assertThat(books.transfersOf(new Cause("charge", lost.id()))).isEmpty();
        var shown = http.get(people.staff(Right.FINANCE).token(), "/api/operator/payment-notices?why=UNKNOWN&limit=1");
        assertThat(shown.body().path("items").path(0).path("number").asString())
                .isEqualTo(lost.id().toString());
    }

    @Test
    void readsOnlyNoticesThatSayWhatTheyMust() {
        for (var body : new String[] {
            "", "{}", "[]", "nonsense", "{\"id\":\"1\",\"type\":\"charge.stolen\",\"merchant\":\"m\",\"data\":{}}"
        }) {
            var bytes = body.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            var timestamp = String.valueOf(clock.instant().getEpochSecond());
            var signature = new SandboxSignatures(SandboxProvider.DEMO_SECRET).sign(bytes, timestamp, "n");
            assertThat(payments.send(bytes, timestamp, "n", signature).problem())
                    .as(body)
                    .isEqualTo("invalid-request");
        }
    }

    @Test
    void takesMoneyThatArrivesAfterARefusal() {
        assertThat(payments.send(payments.paid(charge).type("charge.refused")).status())
                .isEqualTo(200);
        assertThat(state()).isEqualTo(Charge.State.FAILED);
        payments.pay(charge);
        assertPaidOnce();
    }

    /** The digest is that of the whole text, so that a copy of the provider's can be compared. */
    @Test
    void keepsANoticeWithoutTheAccountThatPaid() throws Exception {
        var told = payments.paid(charge).wallet("W-of-Mei");
        assertThat(payments.send(told).status()).isEqualTo(200);

        var notice = jdbc.sql("select body, body_digest from payment.notice where number = :number")
                .param("number", charge.toString())
                .query()
                .singleRow();

        assertThat(String.valueOf(notice.get("body")))
                .contains(charge.toString())
                .doesNotContain("W-of-Mei");
        var whole = java.security.MessageDigest.getInstance("SHA-256").digest(payments.body(told));
        assertThat(notice.get("body_digest")).isEqualTo(java.util.HexFormat.of().formatHex(whole));
    }

    @Test
    void neverChangesAStoredNotice() {
        payments.pay(charge);
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> jdbc.sql("update payment.notice set outcome = 'UNKNOWN' where number = :n")
                                .param("n", charge.toString())
                                .update()))
                .hasMessageContaining("append-only");
    }

    @Test
    void answersTheOpenChargeAgainAndClosesOneOfAnotherAmount() {
        var wish = new OpeningCharge.Wish(
                order.id(),
                order.number(),
                mei.id(),
                TOTAL,
                "sandbox",
                Charge.Way.CASHIER,
                clock.instant().plusSeconds(60));
        assertThat(opening.open(wish).id()).isEqualTo(charge);
        var other = opening.open(new OpeningCharge.Wish(
                order.id(), order.number(), mei.id(), Money.cny(100), "sandbox", Charge.Way.CASHIER, clock.instant()));
        assertThat(other.id()).isNotEqualTo(charge);
        assertThat(other.amount()).isEqualTo(Money.cny(100));
        assertThat(state()).isEqualTo(Charge.State.CLOSED);
    }

    @Test
    void opensOneChargeForManyWhoAskAtOnce() {
        var lin = people.signUp("Lin");
        var hers = orders.placed(lin, 100);
        var opened = Together.run(10, i -> () -> orders.charge(lin, hers));
        assertThat(opened).hasSize(10).containsOnly(opened.getFirst());
    }

    @Test
    void showsAChargeToItsBuyerAlone() {
        assertThat(charges.ofBuyer(charge, mei.id())).isPresent();
        assertThat(charges.ofBuyer(charge, people.signUp("Tang").id())).isEmpty();
    }

    private Charge.State state() {
        return charges.ofBuyer(charge, mei.id()).orElseThrow().state();
    }

    private int notices(String outcome) {
        return notices(charge.toString(), outcome);
    }

    private int notices(String number, String outcome) {
        return jdbc.sql("select count(*) from payment.notice where number = :n and outcome = :o")
                .param("n", number)
                .param("o", outcome)
                .query(Integer.class)
                .single();
    }
}
