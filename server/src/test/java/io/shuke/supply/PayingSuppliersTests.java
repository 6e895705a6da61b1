package io.shuke.supply;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ledger.Books;
import io.shuke.ordering.Order;
import io.shuke.ordering.OrdersFixture;
import io.shuke.ordering.Pieces;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Money;
import io.shuke.shared.Right;
import io.shuke.supply.SupplyFixture.Supplied;
import io.shuke.support.Http;
import io.shuke.support.Http.Answer;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.time.YearMonth;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class PayingSuppliersTests {
    @Autowired
    private SupplyFixture supply;

    @Autowired
    private OrdersFixture orders;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private SupplierAccounts accounts;

    @Autowired
    private Books books;

    @Autowired
    private io.shuke.shared.MarketClock clock;

    @Autowired
    private Http http;

    private Supplied alin;
    private Person chen;
    private Person zhou;

    @BeforeEach
    void alinHasSold() {
        alin = supply.supplied();
        chen = people.staff(Right.FINANCE);
        zhou = people.staff(Right.FINANCE);
        var order = orders.ship(alin.buyer(), alin.order());
        orders.settle(alin.buyer(), orders.receive(alin.buyer(), order));
        assertThat(account()).isEqualTo(new SupplierAccount(cny(0), cny(58_00), cny(0), cny(0)));
    }

    @Test
    void aPayoutGoesFromAvailableThroughInPayoutToTheBank() {
        var payout = prepare(40_00);
        assertThat(payout.body().path("state").asString()).isEqualTo("APPROVED");
        assertThat(account()).isEqualTo(new SupplierAccount(cny(0), cny(18_00), cny(40_00), cny(0)));
        var paid = act(chen, payout, "transfer", Map.of("reference", "ABC20261126"));
        assertThat(paid.body().path("state").asString()).isEqualTo("PAID");
        assertThat(account()).isEqualTo(new SupplierAccount(cny(0), cny(18_00), cny(0), cny(0)));
        assertThat(act(chen, payout, "transfer", Map.of("reference", "ABC2")).problem())
                .isEqualTo("payout-not-in-state");
        assertThat(books.trialBalance().isRight()).isTrue();
    }

    @Test
    void aTransferThatTheBankReturnsIsAvailableAgain() {
        var payout = prepare(40_00);
        assertThat(act(chen, payout, "failure", Map.of("reason", "No such account."))
                        .status())
                .isEqualTo(200);
        assertThat(account()).isEqualTo(new SupplierAccount(cny(0), cny(58_00), cny(0), cny(0)));
        assertThat(act(chen, payout, "transfer", Map.of("reference", "ABC2")).problem())
                .isEqualTo("payout-not-in-state");
    }

    @Test
    void fromTheLimitOnSomebodyElseApproves() {
        sellForMuch();
        var payout = prepare(5_000_00);
        assertThat(payout.body().path("state").asString()).isEqualTo("WAITING");
        assertThat(act(chen, payout, "transfer", Map.of("reference", "ABC2")).problem())
                .isEqualTo("payout-not-in-state");
        assertThat(act(chen, payout, "approval", null).problem()).isEqualTo("second-approver-needed");
        assertThat(act(zhou, payout, "approval", null).body().path("state").asString())
                .isEqualTo("APPROVED");
        assertThat(act(zhou, payout, "approval", null).problem()).isEqualTo("payout-not-in-state");
    }

    @Test
    void payoutsPreparedAtOnceNeverPassTheBalance() {
        var answers = Together.run(6, i -> () -> prepare(40_00).status());
        assertThat(answers).containsOnlyOnce(201).containsOnly(201, 409);
        assertThat(account()).isEqualTo(new SupplierAccount(cny(0), cny(18_00), cny(40_00), cny(0)));
    }

    @Test
    void ofATransferAndAFailureAtOnceOneCounts() {
        for (int round = 0; round < 4; round++) {
            var before = account();
            var payout = prepare(1_00);
            var answers = Together.run(
                    4,
                    i -> () -> (i % 2 == 0
                                    ? act(chen, payout, "transfer", Map.of("reference", "ABC" + i))
                                    : act(zhou, payout, "failure", Map.of("reason", "No.")))
                            .status());
            assertThat(answers).containsOnlyOnce(200).containsOnly(200, 409);
            var paid = accounts.payout(idOf(payout)).orElseThrow().state() == SupplierPayout.State.PAID;
            assertThat(account().available())
                    .isEqualTo(paid ? before.available().minus(cny(1_00)) : before.available());
            assertThat(account().inPayout()).isEqualTo(cny(0));
        }
    }

    @Test
    void aRefundAndAPayoutAtOnceNeverSpendTheSameMoney() {
        for (int round = 0; round < 4; round++) {
            var order = sold(2);
            var all = account().available();
            assertThat(all).isEqualTo(cny(2 * 58_00));
            Together.run(2, i -> () -> i == 0 ? prepare(all.amountMinor()) : orders.refund(order, 0, 2));
            var now = account();
            assertThat(now.available().plus(now.inPayout()).minus(now.debt())).isEqualTo(all.minus(cny(58_00)));
            assertThat(now.available().isZero() || now.debt().isZero()).isTrue();
            giveBack();
            assertThat(account()).isEqualTo(new SupplierAccount(cny(0), cny(58_00), cny(0), cny(0)));
        }
        assertThat(books.trialBalance().isRight()).isTrue();
    }

    @Test
    void whatIsTakenBackAfterItWasPaidIsADebtThatTheNextSalePays() {
        act(chen, prepare(50_00), "transfer", Map.of("reference", "ABC1"));
        orders.refund(alin.order(), 0, 2);
        assertThat(account()).isEqualTo(new SupplierAccount(cny(0), cny(0), cny(0), cny(50_00)));
        sold(2);
        assertThat(account()).isEqualTo(new SupplierAccount(cny(0), cny(8_00), cny(0), cny(0)));
    }

    @Test
    void aTransferThatTheBankReturnsPaysFirstWhatWasTakenBackMeanwhile() {
        var payout = prepare(50_00);
        orders.refund(alin.order(), 0, 1);
        assertThat(account()).isEqualTo(new SupplierAccount(cny(0), cny(0), cny(50_00), cny(21_00)));
        act(chen, payout, "failure", Map.of("reason", "No such account."));
        assertThat(account()).isEqualTo(new SupplierAccount(cny(0), cny(29_00), cny(0), cny(0)));
        assertThat(books.trialBalance().isRight()).isTrue();
    }

    @Test
    void whatWasTakenBackIsAnEntryOfItsOwnAndTheStatementComesToWhatIsOwed() {
        var order = sold(3);
        act(chen, prepare(40_00), "transfer", Map.of("reference", "ABC1"));
        orders.refund(order, 0, 1);
        var newest = accounts.entriesOf(alin.supplier().id(), null, 1).items().getFirst();
        assertThat(newest.kind()).isEqualTo(SupplierEntry.Kind.REVERSAL);
        assertThat(newest.amount()).isEqualTo(cny(-29_00));
        assertThat(newest.orderNumber()).isEqualTo(order.number());
        assertThat(newest.quantity()).isNull();
        var month = YearMonth.from(clock.instant().atZone(MarketClock.ZONE));
        var sum = cny(0);
        for (var each = month.minusMonths(12); !each.isAfter(month); each = each.plusMonths(1)) {
            var statement = accounts.statementOf(alin.supplier().id(), each).orElseThrow();
            sum = sum.plus(statement.sold())
                    .plus(statement.coupons())
                    .plus(statement.takenBack())
                    .plus(statement.paidOut());
        }
        assertThat(sum).isEqualTo(cny(5 * 29_00 - 40_00 - 29_00));
        assertThat(account().available()).isEqualTo(sum);
    }

    @Test
    void withoutAVerifiedLicenceNothingIsPaid() {
        var unverified = supply.create();
        assertThat(prepare(unverified.id(), 1_00).problem()).isEqualTo("supplier-not-verified");
    }

    @Test
    void theStatementOfAMonthSumsItsEntriesAndWritesNoFormula() {
        act(chen, prepare(40_00), "transfer", Map.of("reference", "=cmd()"));
        var month = YearMonth.from(clock.instant().atZone(MarketClock.ZONE));
        var statement = accounts.statementOf(alin.supplier().id(), month).orElseThrow();
        assertThat(statement.paidOut()).isEqualTo(cny(-40_00));
        var file = http.get(alin.member().token(), "/api/supplier/statements/" + month + "/file");
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.text()).startsWith("\uFEFFTime,").contains(",-40.00,", ",'=cmd()");
        var entries =
                http.get(alin.member().token(), "/api/supplier/entries").body().path("items");
        assertThat(entries.size()).isEqualTo(2);
        assertThat(entries.get(0).path("kind").asString()).isEqualTo("PAYOUT");
        assertThat(entries.get(1).path("orderNumber").asString())
                .isEqualTo(alin.order().number());
    }

    private void sellForMuch() {
        var honey = supply.product(alin.supplier(), 12_000_00, 6_000_00);
        var order = orders.pay(alin.buyer(), orders.placed(alin.buyer(), new Pieces(honey.sku(), 1)));
        orders.settle(alin.buyer(), orders.receive(alin.buyer(), orders.ship(alin.buyer(), order)));
    }

    /** So many pieces more, for 29 yuan each. */
    private Order sold(int pieces) {
        var order = orders.pay(alin.buyer(), orders.placed(alin.buyer(), new Pieces(alin.skuId(), pieces)));
        return orders.settle(alin.buyer(), orders.receive(alin.buyer(), orders.ship(alin.buyer(), order)));
    }

    /** Whatever is in payout is available again. */
    private void giveBack() {
        for (var payout : accounts.payoutsOf(alin.supplier().id(), null, 50).items()) {
            if (payout.state() == SupplierPayout.State.APPROVED) {
                var path = "/api/operator/supplier-payouts/" + payout.id() + "/failure";
                http.post(chen.token(), path, Map.of("reason", "No."), "Idempotency-Key", Ids.code(20));
            }
        }
    }

    private SupplierAccount account() {
        return accounts.of(alin.supplier().id());
    }

    private Answer prepare(long minor) {
        return prepare(alin.supplier().id(), minor);
    }

    private Answer prepare(UUID supplierId, long minor) {
        var path = "/api/operator/suppliers/" + supplierId + "/payouts";
        return http.post(chen.token(), path, Map.of("amount", cny(minor)), "Idempotency-Key", Ids.code(20));
    }

    private Answer act(Person staff, Answer payout, String act, @org.jspecify.annotations.Nullable Object body) {
        var path = "/api/operator/supplier-payouts/" + idOf(payout) + "/" + act;
        return http.post(staff.token(), path, body, "Idempotency-Key", Ids.code(20));
    }

    private static UUID idOf(Answer payout) {
        return UUID.fromString(payout.body().path("id").asString());
    }

    private static Money cny(long minor) {
        return Money.cny(minor);
    }
}
