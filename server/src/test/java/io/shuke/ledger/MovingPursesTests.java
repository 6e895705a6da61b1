package io.shuke.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ledger.Transfer.Cause;
import io.shuke.ordering.OrdersFixture;
import io.shuke.ordering.Pieces;
import io.shuke.payment.AskingPayout;
import io.shuke.payment.DecidingPayout;
import io.shuke.payment.PaymentsFixture;
import io.shuke.shared.Ids;
import io.shuke.shared.Money;
import io.shuke.shared.Right;
import io.shuke.sharing.SharingFixture;
import io.shuke.supply.PayingSuppliers;
import io.shuke.supply.SupplyFixture;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import io.shuke.support.Waiters;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whatever moves what somebody earned takes their turn before it touches their accounts. Else it could hold an account and
 * wait for the turn of another who waits for that account.
 */
@ServerTest
class MovingPursesTests {
    private static final long AMOUNT = 40_00;

    @Autowired
    private MovingPurses purses;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Books books;

    @Autowired
    private AskingPayout asking;

    @Autowired
    private DecidingPayout deciding;

    @Autowired
    private PaymentsFixture payments;

    @Autowired
    private PayingSuppliers paying;

    @Autowired
    private SupplyFixture supply;

    @Autowired
    private OrdersFixture orders;

    @Autowired
    private SharingFixture sharing;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aRejectedPayoutWaitsForItsPartnersTurnBeforeItTouchesTheAccounts() {
        var lin = people.verify(people.partner("Lin"));
        var payout = payout(lin);
        var finance = people.staff(Right.FINANCE).id();

        waitsHoldingNothing(Purse.PARTNER, lin.id(), () -> deciding.reject(payout, finance, "The names differ"));

        assertRight();
    }

    @Test
    void aPayoutThatFailsWaitsForItsPartnersTurnBeforeItTouchesTheAccounts() {
        var lin = people.verify(people.partner("Lin"));
        var payout = payout(lin);
        deciding.approve(payout, people.staff(Right.FINANCE).id());
        var failed = payments.payout(payout, "payout.failed");

        var answer = waitsHoldingNothing(Purse.PARTNER, lin.id(), () -> payments.send(failed));

        assertThat(answer.status()).isEqualTo(200);
        assertRight();
    }

    @Test
    void aPayoutToASupplierThatIsPreparedWaitsForItsTurnBeforeItTouchesTheAccounts() {
        var supplier = supply.verified().id();
        fund(Purse.SUPPLIER.available(supplier));
        var staff = supply.staff().id();

        var outcome =
                waitsHoldingNothing(Purse.SUPPLIER, supplier, () -> paying.prepare(staff, supplier, Money.cny(AMOUNT)));

        assertThat(outcome).isInstanceOf(PayingSuppliers.Outcome.Done.class);
        assertRight();
    }

    @Test
    void aPayoutToASupplierThatComesBackWaitsForItsTurnBeforeItTouchesTheAccounts() {
        var supplier = supply.verified().id();
        fund(Purse.SUPPLIER.available(supplier));
        var staff = supply.staff().id();
        var prepared = (PayingSuppliers.Outcome.Done) paying.prepare(staff, supplier, Money.cny(AMOUNT));

        var outcome = waitsHoldingNothing(
                Purse.SUPPLIER, supplier, () -> paying.fail(staff, prepared.payoutId(), "No such account."));

        assertThat(outcome).isInstanceOf(PayingSuppliers.Outcome.Done.class);
        assertRight();
    }

    @Test
    void whatIsTakenBackBeforeItWasReleasedWaitsForTheTurnBeforeItTouchesTheAccounts() {
        var lin = people.partner("Lin");
        var supplier = supply.verified();
        var honey = supply.product(supplier, 68_00, 30_00);
        var browser = SharingFixture.visitor();
        sharing.open(sharing.product(lin, honey.productId()), browser);
        var mei = people.signUp("Mei", browser);
        var order = orders.pay(mei, orders.placed(mei, browser, new Pieces(honey.sku(), 2)));

        waitsHoldingNothing(Purse.PARTNER, lin.id(), () -> orders.refund(order, 0, 1));
        waitsHoldingNothing(Purse.SUPPLIER, supplier.id(), () -> orders.refund(order, 0, 1));

        assertRight();
    }

    /** Somebody has the turn and touches the accounts once the act waits for it, which must have left them free. */
    private <T extends @Nullable Object> T waitsHoldingNothing(Purse purse, UUID ownerId, Callable<T> act) {
        var taken = new CountDownLatch(1);
        var done = Together.<@Nullable Object>run(2, i -> () -> {
            if (i == 0) {
                return transaction.execute(running -> {
                    purses.takeTurn(purse, List.of(ownerId));
                    taken.countDown();
                    Waiters.await(jdbc);
                    return touch(purse, ownerId);
                });
            }
            taken.await();
            return act.call();
        });
        assertThat((Integer) done.getFirst()).as("accounts that were free").isPositive();
        @SuppressWarnings("unchecked")
        var answer = (T) done.getLast();
        return answer;
    }

    /** Fails at once where somebody else holds one of them. */
    private int touch(Purse purse, UUID ownerId) {
        return jdbc.sql("select 1 from ledger.account where id = any(:ids) order by id, slot for update nowait")
                .param(
                        "ids",
                        Stream.of(purse.pending(ownerId), purse.available(ownerId), purse.debt(ownerId))
                                .map(Account::id)
                                .toArray(UUID[]::new))
                .query(Integer.class)
                .list()
                .size();
    }

    private UUID payout(Person partner) {
        fund(Purse.PARTNER.available(partner.id()));
        var outcome = asking.ask(partner.id(), Money.cny(AMOUNT));
        return ((AskingPayout.Outcome.Asked) outcome).payout().id();
    }

    private void fund(Account account) {
        ledger.post(Transfer.between(
                Ids.next(), new Cause("test", account.id()), Account.clearing("sandbox"), account, Money.cny(AMOUNT)));
    }

    private void assertRight() {
        assertThat(books.trialBalance().isRight()).isTrue();
    }
}
