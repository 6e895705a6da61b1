package io.shuke.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.shuke.ledger.Ledger.Outcome;
import io.shuke.ledger.Ledger.Resolution;
import io.shuke.ledger.Transfer.Cause;
import io.shuke.ledger.Transfer.Entry;
import io.shuke.shared.Ids;
import io.shuke.shared.Money;
import io.shuke.support.ServerTest;
import io.shuke.support.StatementCounts;
import io.shuke.support.Together;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class LedgerTests {
    private final Account clearing = Account.clearing("test-" + Ids.next());
    private final Account held = Account.of(AccountKind.BUYER_HELD, Ids.next());
    private final Account pending = Account.of(AccountKind.PARTNER_PENDING, Ids.next());
    private final Account available = Account.of(AccountKind.PARTNER_AVAILABLE, Ids.next());

    @Autowired
    private Ledger ledger;

    @Autowired
    private Balances balances;

    @Autowired
    private Books books;

    @Autowired
    private ExpiringHolds expiring;

    @Autowired
    private WatchingDrift watching;

    @Autowired
    private RebuildingBalances rebuilding;

    @Autowired
    private MeterRegistry metrics;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Test
    void movesMoneyInOneStatement() {
        var sent = StatementCounts.during(() -> post(clearing, held, 12_800));
        assertThat(sent).hasSize(1);
        assertThat(balances.of(List.of(clearing, held)))
                .containsEntry(clearing, Money.cny(-12_800))
                .containsEntry(held, Money.cny(12_800));
    }

    @Test
    void refusesToTakeMoreThanThereIs() {
        post(clearing, held, 100);
        assertThat(post(held, available, 101)).isEqualTo(new Outcome.Overdraft(held));
        assertThat(post(available, held, 1)).isEqualTo(new Outcome.Overdraft(available));
        assertThat(balance(held)).isEqualTo(100);
        assertThat(balance(available)).isZero();
    }

    @Test
    void takesTheLastCent() {
        post(clearing, held, 100);
        assertThat(post(held, pending, 100)).isEqualTo(new Outcome.Posted());
        assertThat(post(pending, available, 100)).isEqualTo(new Outcome.Posted());
        assertThat(balance(held)).isZero();
        assertThat(balance(available)).isEqualTo(100);
    }

    @Test
    void knowsATransferByItsId() {
        var transfer = transfer(clearing, held, 100);
        assertThat(ledger.post(transfer)).isEqualTo(new Outcome.Posted());
        assertThat(ledger.post(transfer)).isEqualTo(new Outcome.AlreadyPosted());
        assertThat(balance(held)).isEqualTo(100);
    }

    @Test
    void knowsATransferEvenWhenTheMoneyHasMovedOn() {
        post(clearing, held, 100);
        var transfer = transfer(held, available, 100);
        ledger.post(transfer);
        assertThat(ledger.post(transfer)).isEqualTo(new Outcome.AlreadyPosted());
    }

    @Test
    void refusesAnotherTransferUnderTheSameId() {
        var transfer = transfer(clearing, held, 100);
        ledger.post(transfer);
        var other = Transfer.between(transfer.id(), transfer.cause(), clearing, held, Money.cny(101));
        assertThatThrownBy(() -> ledger.post(other)).hasMessageContaining("used for another transfer");
        assertThat(balance(held)).isEqualTo(100);
    }

    @Test
    void writesLinkedTransfersTogetherOrNotAtAll() {
        post(clearing, held, 100);
        var outcome = ledger.post(List.of(transfer(held, available, 60), transfer(held, pending, 60)));
        assertThat(outcome).isEqualTo(new Outcome.Overdraft(held));
        assertThat(balance(held)).isEqualTo(100);
        assertThat(ledger.post(List.of(transfer(held, available, 60), transfer(held, pending, 40))))
                .isEqualTo(new Outcome.Posted());
        assertThat(balance(held)).isZero();
    }

    @Test
    void refusesALinkedCallOfWhichAPartWasWrittenBefore() {
        var known = transfer(clearing, held, 100);
        ledger.post(known);
        assertThatThrownBy(() -> ledger.post(List.of(known, transfer(clearing, held, 5))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(balance(held)).isEqualTo(100);
    }

    @Test
    void takesATransferOfManyEntries() {
        post(clearing, held, 1000);
        var split = new Transfer(
                Ids.next(),
                cause(),
                List.of(
                        new Entry(held, Money.cny(-1000)),
                        new Entry(pending, Money.cny(300)),
                        new Entry(available, Money.cny(700))));
        ledger.post(split);
        assertThat(balance(pending)).isEqualTo(300);
        assertThat(balance(available)).isEqualTo(700);
    }

    @Test
    void holdsAnAmountUntilItIsPosted() {
        post(clearing, held, 100);
        var refund = transfer(held, clearing, 70);
        assertThat(ledger.hold(refund)).isEqualTo(new Outcome.Posted());
        assertThat(balance(held)).isEqualTo(100);
        assertThat(balances.freeOf(held)).isEqualTo(Money.cny(30));
        assertThat(post(held, available, 31)).isEqualTo(new Outcome.Overdraft(held));
        assertThat(ledger.postHeld(refund.id())).isEqualTo(Resolution.POSTED);
        assertThat(balance(held)).isEqualTo(30);
        assertThat(balance(clearing)).isEqualTo(-30);
        assertThat(balances.freeOf(held)).isEqualTo(Money.cny(30));
    }

    @Test
    void endsAHoldOnce() {
        post(clearing, held, 100);
        var refund = transfer(held, clearing, 70);
        ledger.hold(refund);
        assertThat(ledger.voidHeld(refund.id())).isEqualTo(Resolution.VOIDED);
        assertThat(ledger.postHeld(refund.id())).isEqualTo(Resolution.VOIDED);
        assertThat(ledger.voidHeld(refund.id())).isEqualTo(Resolution.VOIDED);
        assertThat(balances.freeOf(held)).isEqualTo(Money.cny(100));
    }

    @Test
    void drawsADebitFromSeveralSlots() {
        for (int i = 0; i < 3; i++) {
            post(clearing, held, 100);
            post(held, pending, 100);
        }
        assertThat(post(pending, available, 250)).isEqualTo(new Outcome.Posted());
        assertThat(balance(pending)).isEqualTo(50);
        assertThat(post(pending, available, 51)).isEqualTo(new Outcome.Overdraft(pending));
    }

    @Test
    void takesNoMoreThanThereIsHoweverManyTakeAtOnce() {
        post(clearing, held, 100);
        var answers = Together.run(50, i -> () -> post(held, available, 3));
        assertThat(answers.stream().filter(Outcome.Posted.class::isInstance)).hasSize(33);
        assertThat(balance(held)).isEqualTo(1);
        assertThat(balance(available)).isEqualTo(99);
    }

    /** Some of the accounts come before the one that pays, in the order in which they are locked, some after it. */
    @Test
    void meetsOnNewAccountsWithoutBlocking() {
        for (int round = 0; round < 15; round++) {
            var from = Account.of(AccountKind.BUYER_HELD, Ids.next());
            var to = Account.of(AccountKind.SUPPLIER_AVAILABLE, Ids.next());
            post(clearing, from, 100);
            var answers = Together.run(12, i -> () -> post(from, to, 1));
            assertThat(answers).allMatch(Outcome.Posted.class::isInstance);
            assertThat(balance(to)).isEqualTo(12);
        }
    }

    @Test
    void countsExactlyOnAccountsThatManyTouchAtOnce() {
        Together.run(120, i -> () -> {
            var order = Account.of(AccountKind.BUYER_HELD, Ids.next());
            post(clearing, order, 100);
            ledger.post(List.of(transfer(order, pending, 7), transfer(order, pending, 5)));
            return post(pending, available, 2);
        });
        assertThat(balance(clearing)).isEqualTo(-12_000);
        assertThat(balance(available)).isEqualTo(240);
        assertThat(balance(pending)).isEqualTo(1_200);
        assertThat(books.trialBalance().isRight()).isTrue();
    }

    @Test
    void expiresAHoldWhoseTimeIsOver() {
        post(clearing, held, 100);
        var refund = transfer(held, clearing, 70);
        ledger.hold(List.of(refund), clock.instant());
        assertThat(ledger.postHeld(refund.id())).isEqualTo(Resolution.EXPIRED);
        var other = transfer(held, clearing, 100);
        ledger.hold(List.of(other), clock.instant());
        assertThat(expiring.expireOverdue()).isPositive();
        assertThat(ledger.voidHeld(other.id())).isEqualTo(Resolution.EXPIRED);
        assertThat(balances.freeOf(held)).isEqualTo(Money.cny(100));
    }

    @Test
    void neverChangesWhatIsWritten() {
        post(clearing, held, 100);
        for (var table : List.of("transfer", "entry", "hold", "resolution")) {
            assertThatThrownBy(() -> jdbc.sql("delete from ledger." + table).update())
                    .hasMessageContaining("append-only");
            assertThatThrownBy(() ->
                            jdbc.sql("truncate ledger." + table + " cascade").update())
                    .hasMessageContaining("append-only");
        }
        assertThatThrownBy(() ->
                        jdbc.sql("update ledger.entry set amount_minor = 1").update())
                .hasMessageContaining("append-only");
    }

    @Test
    void refusesEntriesThatDontSumToZeroInTheDatabaseToo() {
        assertThatThrownBy(() -> jdbc.sql("""
                        insert into ledger.entry (account_id, id, transfer_id, at, amount_minor)
                        values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), now(), 5)
                        """).update()).hasMessageContaining("sum to zero");
    }

    @Test
    void refusesABalanceBelowZeroInTheDatabaseToo() {
        post(clearing, held, 100);
        assertThatThrownBy(() -> jdbc.sql("update ledger.account set balance_minor = -1 where id = :id")
                        .param("id", held.id())
                        .update())
                .hasMessageContaining("account_not_below_zero");
    }

    @Test
    void raisesTheAlarmOnDriftAndMendsItFromTheEntries() {
        post(clearing, held, 100);
        assertThat(watching.watch()).isTrue();
        assertThat(drift()).isZero();
        jdbc.sql("update ledger.account set balance_minor = balance_minor + 1 where id = :id")
                .param("id", held.id())
                .update();
        assertThat(watching.watch()).isFalse();
        assertThat(drift()).isEqualTo(1);
        assertThat(rebuilding.rebuild()).isEqualTo(1);
        assertThat(watching.watch()).isTrue();
        assertThat(drift()).isZero();
        assertThat(balance(held)).isEqualTo(100);
    }

    private double drift() {
        return metrics.get("shuke.ledger.drift").gauge().value();
    }

    private long balance(Account account) {
        return balances.of(account).amountMinor();
    }

    private Outcome post(Account from, Account to, long amountMinor) {
        return ledger.post(transfer(from, to, amountMinor));
    }

    private static Transfer transfer(Account from, Account to, long amountMinor) {
        return Transfer.between(Ids.next(), cause(), from, to, Money.cny(amountMinor));
    }

    private static Cause cause() {
        return new Cause("test", UUID.randomUUID());
    }
}
