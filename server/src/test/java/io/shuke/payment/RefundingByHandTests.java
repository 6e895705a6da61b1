package io.shuke.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ledger.Account;
import io.shuke.ledger.AccountKind;
import io.shuke.ledger.Balances;
import io.shuke.ledger.Books;
import io.shuke.ordering.CancellingOrder;
import io.shuke.ordering.Order;
import io.shuke.ordering.OrdersFixture;
import io.shuke.sandbox.Faults;
import io.shuke.sandbox.SendingNotices;
import io.shuke.sandbox.StoredFaults;
import io.shuke.shared.Money;
import io.shuke.shared.RepeatedTransactions;
import io.shuke.shared.Right;
import io.shuke.support.Http;
import io.shuke.support.Http.Answer;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mei cancelled, and the provider won't give her money back: staff do it by hand. */
@ServerTest
class RefundingByHandTests {
    @Autowired
    private OrdersFixture orders;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private PaymentsFixture payments;

    @Autowired
    private CancellingOrder cancelling;

    @Autowired
    private RepeatedTransactions transactions;

    @Autowired
    private SendingRefunds sending;

    @Autowired
    private SendingNotices notices;

    @Autowired
    private StoredFaults faults;

    @Autowired
    private Charges charges;

    @Autowired
    private Balances balances;

    @Autowired
    private Books books;

    @Autowired
    private Http http;

    @Autowired
    private JdbcClient jdbc;

    private Person mei;
    private Person finance;
    private Order order;
    private Money bank;

    @BeforeEach
    void meiIsThere() {
        drain();
        mei = people.signUp("Mei");
        finance = people.staff(Right.FINANCE);
        bank = balances.of(Account.BANK);
        order = orders.placed(mei, 128_00);
    }

    @AfterEach
    void mend() {
        faults.set(Faults.NONE);
        drain();
        assertThat(books.trialBalance().isRight()).isTrue();
    }

    @Test
    void isTakenPaidWithItsProofBookedFromTheBankAndToldToTheBuyer() {
        var refund = waiting(128_00);

        assertThat(take(finance, refund).status()).isEqualTo(204);

        assertThat(state(refund)).isEqualTo("BY_HAND");
        assertThat(balances.of(held())).as("still held").isEqualTo(order.total());
        assertThat(pay(finance, refund).status()).isEqualTo(204);
        assertThat(state(refund)).isEqualTo("PAID_BY_HAND");
        assertThat(balances.of(held()).isZero()).isTrue();
        assertThat(paidFromBank()).isEqualTo(order.total());
        assertThat(charges.ofOrder(order.id()).orElseThrow().state()).isEqualTo(Charge.State.REFUNDED);
        assertThat(timeline()).endsWith("REFUNDED", "REFUNDED_BY_HAND");
        var row = http.get(finance.token(), "/api/operator/refunds?state=PAID_BY_HAND&limit=1")
                .body()
                .path("items")
                .path(0)
                .path("byHand");
        assertThat(row.path("proof").asString()).isEqualTo("Bank transfer 1");
        assertThat(row.path("reason").asString()).isEqualTo("The card is closed");
        assertThat(jdbc.sql("select act from shared.audit where subject = :subject order by id")
                        .param("subject", "refund:" + refund)
                        .query(String.class)
                        .list())
                .containsExactly("refund.take-in-hand", "refund.pay-by-hand");
        assertThat(sendAgain(finance, refund).problem()).isEqualTo("refund-not-to-send");
    }

    @Test
    void wantsAReasonAndAProof() {
        var refund = waiting(128_00);
        assertThat(act(finance, refund, "", Map.of("reason", " ")).status()).isEqualTo(400);
        assertThat(pay(finance, refund).problem()).isEqualTo("refund-not-by-hand");
        take(finance, refund);
        assertThat(act(finance, refund, "/payment", Map.of("proof", "")).status())
                .isEqualTo(400);
        assertThat(paidFromBank().isZero()).isTrue();
    }

    @Test
    void takesTwoPeopleAboveTheLimit() {
        var number = PeopleFixture.newIdNumber();
        var first = people.verify(finance, number);
        var again = people.verify(people.staff(Right.FINANCE), number);
        var second = people.staff(Right.FINANCE);
        var refund = waiting(600_00);

        assertThat(take(first, refund).status()).isEqualTo(204);

        assertThat(pay(first, refund).problem()).isEqualTo("refund-needs-another-person");
        assertThat(approve(first, refund).problem()).isEqualTo("refund-needs-another-person");
        assertThat(approve(again, refund).problem()).isEqualTo("refund-needs-another-person");
        assertThat(paidFromBank().isZero()).isTrue();
        assertThat(approve(second, refund).status()).isEqualTo(204);
        assertThat(approve(people.staff(Right.FINANCE), refund).problem()).isEqualTo("refund-not-by-hand");
        assertThat(pay(first, refund).status()).isEqualTo(204);
        assertThat(paidFromBank()).isEqualTo(order.total());
    }

    @Test
    void isNeverForWhoGetsTheMoney() {
        var number = PeopleFixture.newIdNumber();
        people.verify(mei, number);
        var sameAsMei = people.verify(finance, number);
        var refund = waiting(128_00);

        assertThat(take(sameAsMei, refund).problem()).isEqualTo("refund-needs-another-person");
        assertThat(take(people.staff(Right.FINANCE), refund).status()).isEqualTo(204);
        assertThat(pay(sameAsMei, refund).problem()).isEqualTo("refund-needs-another-person");
    }

    @Test
    void putBackItWaitsToBeSentAsBefore() {
        var refund = waiting(128_00);
        take(finance, refund);
        assertThat(sendAgain(finance, refund).problem()).isEqualTo("refund-not-to-send");

        assertThat(act(finance, refund, "/withdrawal", Map.of("reason", "The card works again"))
                        .status())
                .isEqualTo(204);

        assertThat(sendAgain(finance, refund).status()).isEqualTo(204);
        assertThat(take(finance, refund).problem()).isEqualTo("refund-not-by-hand");
        send();
        drain();
        assertThat(state(refund)).isEqualTo("DONE");
        assertThat(paidFromBank().isZero()).isTrue();
        assertThat(timeline())
                .as("though it arrived under another number than it was asked for")
                .endsWith("REFUNDED", "REFUND_ARRIVED");
    }

    /** What was sent has to end at the provider: it could still pay it. */
    @ParameterizedTest
    @ValueSource(strings = {"ASKED", "PROCESSING", "ABNORMAL", "DONE"})
    void whatTheProviderCouldStillPayIsNotPaidByHand(String state) {
        cancelled(128_00);
        var refund = jdbc.sql("select id from payment.refund where order_id = :order")
                .param("order", order.id())
                .query(UUID.class)
                .single();
        if (!state.equals("ASKED")) {
            send();
        }
        if (state.equals("ABNORMAL")) {
            payments.send(payments.refund(refund, "refund.abnormal"));
        }
        if (state.equals("DONE")) {
            drain();
        }
        assertThat(state(refund)).isEqualTo(state);

        assertThat(take(finance, refund).problem()).isEqualTo("refund-not-by-hand");

        assertThat(state(refund)).isEqualTo(state);
    }

    /** Whatever the provider says of a number that it was never given. */
    @ParameterizedTest
    @ValueSource(strings = {"WAITING", "BY_HAND", "PAID_BY_HAND"})
    void aNoticeAboutItChangesNothing(String state) {
        var refund = waiting(128_00);
        if (!state.equals("WAITING")) {
            take(finance, refund);
        }
        if (state.equals("PAID_BY_HAND")) {
            pay(finance, refund);
        }
        var held = balances.of(held());

        for (var told : new String[] {"refund.done", "refund.closed", "refund.abnormal"}) {
            assertThat(payments.send(payments.refund(refund, told)).problem()).isEqualTo("notice-mismatch");
        }

        assertThat(state(refund)).isEqualTo(state);
        assertThat(balances.of(held())).isEqualTo(held);
    }

    /** Without the row's lock and the state in the statements it is sent and paid by hand, too. */
    @RepeatedTest(4)
    void isSentOrPaidByHandAndNeverBothHoweverTheyMeet() {
        var refund = waiting(128_00);

        var answers = Together.run(6, i -> () -> {
            var taken = i % 2 == 0 ? take(finance, refund) : sendAgain(finance, refund);
            return taken.status();
        });

        assertThat(answers).containsOnlyOnce(204).containsOnly(204, 409);
        var paid = pay(finance, refund).status() == 204;
        send();
        drain();
        assertThat(state(refund)).isEqualTo(paid ? "PAID_BY_HAND" : "DONE");
        assertThat(paidFromBank()).isEqualTo(paid ? order.total() : Money.cny(0));
        assertThat(balances.of(held()).isZero()).isTrue();
        assertThat(sentToTheProvider(refund)).isEqualTo(paid ? 0 : 1);
    }

    @RepeatedTest(4)
    void isPaidOrPutBackOnceHoweverManyDoItAtOnce() {
        var refund = waiting(128_00);
        take(finance, refund);

        var answers = Together.run(6, i -> () -> {
            var done = i % 3 == 0
                    ? act(finance, refund, "/withdrawal", Map.of("reason", "It works again"))
                    : pay(finance, refund);
            return done.status();
        });

        assertThat(answers).containsOnlyOnce(204).containsOnly(204, 409);
        var paid = state(refund).equals("PAID_BY_HAND");
        assertThat(paidFromBank()).isEqualTo(paid ? order.total() : Money.cny(0));
        assertThat(balances.of(held())).isEqualTo(paid ? Money.cny(0) : order.total());
    }

    /** In place of one that the provider closed. */
    private UUID waiting(long priceMinor) {
        faults.set(new Faults(false, 0, false, false, false, true));
        cancelled(priceMinor);
        send();
        drain();
        faults.set(Faults.NONE);
        return jdbc.sql("select id from payment.refund where order_id = :order and state = 'WAITING'")
                .param("order", order.id())
                .query(UUID.class)
                .single();
    }

    /** Paid at the cashier, so that the sandbox has the money, too. */
    private void cancelled(long priceMinor) {
        var refuses = faults.now();
        faults.set(Faults.NONE);
        order = orders.placed(mei, priceMinor);
        var charge = orders.charge(mei, order);
        var cashier = URI.create(charges.ofBuyer(charge, mei.id()).orElseThrow().cashierUrl())
                .getPath();
        http.post(null, cashier + "/payment", null);
        drain();
        faults.set(refuses);
        var outcome = transactions.run(() -> cancelling.byBuyer(mei.id(), order.id(), "By mistake"));
        assertThat(outcome).isInstanceOf(CancellingOrder.Outcome.Cancelled.class);
    }

    private Answer take(Person staff, UUID refund) {
        return act(staff, refund, "", Map.of("reason", "The card is closed"));
    }

    private Answer approve(Person staff, UUID refund) {
        return act(staff, refund, "/approval", null);
    }

    private Answer pay(Person staff, UUID refund) {
        return act(staff, refund, "/payment", Map.of("proof", "Bank transfer 1"));
    }

    private Answer act(Person staff, UUID refund, String step, @Nullable Object body) {
        return http.post(staff.token(), "/api/operator/refunds/" + refund + "/by-hand" + step, body);
    }

    private Answer sendAgain(Person staff, UUID refund) {
        return http.post(
                staff.token(), "/api/operator/refunds/" + refund + "/sending", Map.of("reason", "It works again"));
    }

    private Account held() {
        return Account.of(AccountKind.BUYER_HELD, order.id());
    }

    private Money paidFromBank() {
        return balances.of(Account.BANK).minus(bank);
    }

    private java.util.List<String> timeline() {
        return http.get(mei.token(), "/api/orders/" + order.id())
                .body()
                .path("timeline")
                .valueStream()
                .map(moment -> moment.path("what").asString())
                .toList();
    }

    private int sentToTheProvider(UUID refund) {
        return jdbc.sql("select count(*) from sandbox.refund where number = :number")
                .param("number", refund.toString())
                .query(Integer.class)
                .single();
    }

    private void send() {
        while (sending.sendDue() > 0) {
            assertThat(faults.now()).isNotNull();
        }
    }

    private void drain() {
        while (notices.sendDue() > 0) {
            assertThat(faults.now()).isNotNull();
        }
    }

    private String state(UUID refund) {
        return jdbc.sql("select state from payment.refund where id = :id")
                .param("id", refund)
                .query(String.class)
                .single();
    }
}
