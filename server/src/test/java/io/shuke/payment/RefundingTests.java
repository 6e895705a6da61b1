package io.shuke.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ledger.Account;
import io.shuke.ledger.AccountKind;
import io.shuke.ledger.Balances;
import io.shuke.ledger.Ledger;
import io.shuke.ordering.Order;
import io.shuke.ordering.OrdersFixture;
import io.shuke.sandbox.Faults;
import io.shuke.sandbox.SendingNotices;
import io.shuke.sandbox.StoredFaults;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Money;
import io.shuke.shared.Right;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Buyers' money on its way back, with the sandbox at the other end. */
@ServerTest
class RefundingTests {
    private static final Money TOTAL = Money.cny(12_800);

    @Autowired
    private OrdersFixture orders;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private PaymentsFixture payments;

    @Autowired
    private Refunding refunding;

    @Autowired
    private Ledger ledger;

    @Autowired
    private SendingRefunds sendingRefunds;

    @Autowired
    private SendingRefundAgain sendingAgain;

    @Autowired
    private SendingNotices sendingNotices;

    @Autowired
    private StoredFaults faults;

    @Autowired
    private TakingRevenue takingRevenue;

    @Autowired
    private Charges charges;

    @Autowired
    private Balances balances;

    @Autowired
    private Http http;

    @Autowired
    private MarketClock clock;

    @Autowired
    private JdbcClient jdbc;

    private Person mei;
    private Order order;
    private UUID charge;
    private Account held;

    /** Paid at the cashier, so that the sandbox has the money, too. */
    @BeforeEach
    void payAtTheCashier() {
        drain();
        mei = people.signUp("Mei");
        order = orders.placed(mei, TOTAL.amountMinor());
        charge = orders.charge(mei, order);
        var cashier = URI.create(charges.ofBuyer(charge, mei.id()).orElseThrow().cashierUrl())
                .getPath();
        http.post(null, cashier + "/payment", null);
        drain();
        held = Account.of(AccountKind.BUYER_HELD, order.id());
        assertThat(balances.of(held)).isEqualTo(TOTAL);
    }

    @AfterEach
    void mend() {
        faults.set(Faults.NONE);
        drain();
    }

    @Test
    void holdsTheMoneyUntilTheProviderGaveItBack() {
        var refund = refund(5_000);
        assertThat(balances.of(held)).isEqualTo(TOTAL);
        assertThat(balances.freeOf(held)).isEqualTo(Money.cny(7_800));
        assertThat(state(refund)).isEqualTo("ASKED");
        sendRefunds();
        assertThat(state(refund)).isEqualTo("PROCESSING");
        drain();
        assertThat(state(refund)).isEqualTo("DONE");
        assertThat(balances.of(held)).isEqualTo(Money.cny(7_800));
        assertThat(chargeState()).isEqualTo(Charge.State.PAID);
    }

    @Test
    void refundsInPartsUntilAllIsBack() {
        refund(5_000);
        refund(7_800);
        sendRefunds();
        drain();
        assertThat(balances.of(held).isZero()).isTrue();
        assertThat(chargeState()).isEqualTo(Charge.State.REFUNDED);
    }

    @Test
    void refusesMoreThanWasPaid() {
        refund(12_000);
        assertThatThrownBy(() -> refund(801)).isInstanceOf(IllegalStateException.class);
        assertThat(balances.freeOf(held)).isEqualTo(Money.cny(800));
        assertThat(count("select count(*) from payment.refund where charge_id = :id"))
                .isEqualTo(1);
    }

    @Test
    void keepsAllRefundsAtOnceWithinWhatWasPaid() {
        var done = Together.run(20, i -> () -> {
            try {
                refund(3_000);
                return true;
            } catch (IllegalStateException tooMuch) {
                return false;
            }
        });
        assertThat(done.stream().filter(Boolean::booleanValue)).hasSize(4);
        assertThat(balances.freeOf(held)).isEqualTo(Money.cny(800));
        sendRefunds();
        drain();
        assertThat(balances.of(held)).isEqualTo(Money.cny(800));
    }

    @Test
    void takesTheSameIdAsTheSameRefund() {
        var id = Ids.next();
        Together.run(8, i -> () -> {
            refunding.refund(id, order.id(), charge, Money.cny(100), "damaged");
            return true;
        });
        assertThat(balances.freeOf(held)).isEqualTo(Money.cny(12_700));
        assertThatThrownBy(() -> refunding.refund(id, order.id(), charge, Money.cny(101), "damaged"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void asksAgainWithTheSameNumberWhenTheNoticeWasLost() {
        faults.set(new Faults(false, 0, false, true, false, false));
        var refund = refund(5_000);
        sendRefunds();
        drain();
        assertThat(state(refund)).isEqualTo("PROCESSING");
        clock.standAhead(clock.ahead().plus(Duration.ofSeconds(20)));
        sendRefunds();
        assertThat(state(refund)).isEqualTo("DONE");
        assertThat(jdbc.sql("select count(*) from sandbox.refund where charge_number = :n")
                        .param("n", charge.toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    /** Without the catch of everything in the sending loop the refunds behind the broken one wait for their next turn. */
    @Test
    void aRefundThatCantBeEndedHoldsUpNoOther() {
        faults.set(new Faults(false, 0, false, true, false, false));
        var first = refund(1_000);
        var broken = refund(2_000);
        var last = refund(3_000);
        sendRefunds();
        clock.standAhead(clock.ahead().plus(Duration.ofSeconds(20)));
        ledger.voidHeld(broken);
        sendRefunds();
        assertThat(state(broken)).isEqualTo("PROCESSING");
        assertThat(state(first)).isEqualTo("DONE");
        assertThat(state(last)).isEqualTo("DONE");
        jdbc.sql("update payment.refund set send_at = null where id = :id")
                .param("id", broken)
                .update();
    }

    @Test
    void keepsTheMoneyOfARefundThatTheProviderWontMakeUntilStaffSendItUnderANewNumber() {
        faults.set(new Faults(false, 0, false, false, false, true));
        var refund = refund(5_000);
        sendRefunds();
        drain();
        assertThat(state(refund)).isEqualTo("CLOSED");
        var waiting = insteadOf(refund);
        assertThat(state(waiting)).isEqualTo("WAITING");
        takingRevenue.take(order.id());
        assertThat(balances.of(held)).as("what settling leaves").isEqualTo(Money.cny(5_000));
        assertThatThrownBy(() -> refund(7_801)).isInstanceOf(IllegalStateException.class);
        sendRefunds();
        assertThat(state(waiting)).as("nobody said so yet").isEqualTo("WAITING");

        faults.set(Faults.NONE);
        var finance = people.staff(Right.FINANCE);
        var path = "/api/operator/refunds/" + waiting + "/sending";
        var answers = Together.run(
                6,
                i -> () -> http.post(finance.token(), path, Map.of("reason", "The card works again"))
                        .status());
        assertThat(answers).containsOnlyOnce(204).contains(409);
        sendRefunds();
        drain();
        assertThat(state(waiting)).isEqualTo("DONE");
        assertThat(balances.of(held).isZero()).isTrue();
        assertThat(jdbc.sql("select count(*) from sandbox.refund where charge_number = :n")
                        .param("n", charge.toString())
                        .query(Integer.class)
                        .single())
                .as("two numbers, one refund")
                .isEqualTo(2);
    }

    @Test
    void asksAgainForARefundThatCouldNotBeDelivered() {
        var refund = refund(5_000);
        payments.send(payments.refund(refund, "refund.abnormal"));
        assertThat(sendingAgain.send(refund, people.staff(Right.FINANCE).id(), "The buyer's bank mended it"))
                .isEqualTo(new SendingRefundAgain.Outcome.Sent());
        sendRefunds();
        drain();
        assertThat(state(refund)).isEqualTo("DONE");
        assertThat(balances.of(held)).isEqualTo(Money.cny(7_800));
    }

    @Test
    void waitsForAPersonWhenARefundIsAbnormal() {
        var refund = refund(5_000);
        payments.send(payments.refund(refund, "refund.abnormal"));
        assertThat(state(refund)).isEqualTo("ABNORMAL");
        assertThat(balances.freeOf(held)).isEqualTo(Money.cny(7_800));
        payments.finishRefund(refund);
        assertThat(state(refund)).isEqualTo("DONE");
        assertThat(balances.of(held)).isEqualTo(Money.cny(7_800));
    }

    @Test
    void endsARefundOnceHoweverOftenItIsTold() {
        var refund = refund(5_000);
        var told = payments.refund(refund, "refund.done");
        var answers = Together.run(
                12,
                i -> () -> payments.send(
                        i % 3 == 0
                                ? told
                                : i % 3 == 1 ? told.again() : told.again().type("refund.closed")));
        assertThat(answers).extracting(Http.Answer::status).contains(200).containsOnly(200, 422);
        assertThat(state(refund)).isIn("DONE", "CLOSED");
        assertThat(balances.of(held)).isEqualTo(state(refund).equals("DONE") ? Money.cny(7_800) : TOTAL);
        assertThat(balances.freeOf(held)).isEqualTo(Money.cny(7_800));
    }

    @Test
    void keepsARefundNoticeOfAWrongAmountAndChangesNothing() {
        var refund = refund(5_000);
        var told = payments.refund(refund, "refund.done");
        assertThat(payments.send(told.amount(Money.cny(4_999))).problem()).isEqualTo("notice-mismatch");
        assertThat(state(refund)).isEqualTo("ASKED");
        var finance = people.staff(Right.FINANCE);
        var listed = http.get(finance.token(), "/api/operator/refunds?state=ASKED&limit=1");
        assertThat(listed.body().path("items").path(0).path("id").asString()).isEqualTo(refund.toString());
        assertThat(balances.of(held)).isEqualTo(TOTAL);
    }

    @Test
    void leavesWhatARefundHoldsWhenTheRestIsTaken() {
        refund(5_000);
        takingRevenue.take(order.id());
        assertThat(balances.of(held)).isEqualTo(Money.cny(5_000));
        assertThat(balances.freeOf(held).isZero()).isTrue();
        takingRevenue.take(order.id());
        sendRefunds();
        drain();
        assertThat(balances.of(held).isZero()).isTrue();
    }

    private UUID refund(long amountMinor) {
        var id = Ids.next();
        refunding.refund(id, order.id(), charge, Money.cny(amountMinor), "damaged");
        return id;
    }

    private UUID insteadOf(UUID refund) {
        return jdbc.sql("select id from payment.refund where instead_of = :id")
                .param("id", refund)
                .query(UUID.class)
                .single();
    }

    private void sendRefunds() {
        while (sendingRefunds.sendDue() > 0) {
            assertThat(faults.now()).isNotNull();
        }
    }

    private void drain() {
        while (sendingNotices.sendDue() > 0) {
            assertThat(faults.now()).isNotNull();
        }
    }

    private Charge.State chargeState() {
        return charges.ofBuyer(charge, mei.id()).orElseThrow().state();
    }

    private String state(UUID refund) {
        return jdbc.sql("select state from payment.refund where id = :id")
                .param("id", refund)
                .query(String.class)
                .single();
    }

    private int count(String sql) {
        return jdbc.sql(sql).param("id", charge).query(Integer.class).single();
    }
}
