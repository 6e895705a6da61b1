package io.shuke.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.commission.Commission;
import io.shuke.commission.Commissions;
import io.shuke.commission.DecidingHold;
import io.shuke.commission.Earnings;
import io.shuke.commission.HoldReason;
import io.shuke.commission.HoldingCommission;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ledger.Account;
import io.shuke.ledger.AccountKind;
import io.shuke.ledger.Balances;
import io.shuke.ledger.Books;
import io.shuke.ordering.RefundingLine.Outcome;
import io.shuke.payment.AskingPayout;
import io.shuke.payment.DecidingPayout;
import io.shuke.payment.PaymentsFixture;
import io.shuke.shared.Money;
import io.shuke.shared.RepeatedTransactions;
import io.shuke.shared.Right;
import io.shuke.sharing.SharingFixture;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import io.shuke.support.Waiters;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Mei gives jars of honey back, which she bought through Lin's link, at the very moment at which something else moves the
 * same money. Whichever comes first, every amount is exact. Each meets several times, since a meeting is a matter of luck.
 */
@ServerTest
class MeetingRefundsTests {
    private static final int TIMES = 6;
    private static final long PRICE = 68_00;
    private static final long PURCHASE = 30_00;
    private static final long EARNED = 6_80;

    @Autowired
    private OrdersFixture orders;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private SharingFixture sharing;

    @Autowired
    private SettlingOrders settling;

    @Autowired
    private CancellingOrder cancelling;

    @Autowired
    private HoldingCommission holding;

    @Autowired
    private DecidingHold deciding;

    @Autowired
    private AskingPayout asking;

    @Autowired
    private DecidingPayout approving;

    @Autowired
    private PaymentsFixture payments;

    @Autowired
    private Commissions commissions;

    @Autowired
    private Earnings earnings;

    @Autowired
    private Balances balances;

    @Autowired
    private Books books;

    @Autowired
    private RepeatedTransactions transactions;

    @Autowired
    private JdbcClient jdbc;

    private Person lin;
    private Person mei;
    private UUID honey;
    private UUID tea;

    private record Doubted(Order order, UUID hold) {}

    @BeforeEach
    void meiComesThroughLinsLink() {
        lin = people.verify(people.partner("Lin"));
        var made = goods.supplied("Honey", PRICE, PURCHASE, 1_000, 20);
        honey = made.sku();
        tea = goods.supplied("Tea", 33_33, 10_00, 1_000, 20).sku();
        var browser = SharingFixture.visitor();
        sharing.open(sharing.product(lin, made.productId()), browser);
        mei = people.signUp("Mei", browser);
    }

    @AfterEach
    void theBooksAreRight() {
        assertThat(books.trialBalance().isRight()).isTrue();
    }

    @RepeatedTest(TIMES)
    void aRefundAndTheReleaseOfItsOrder() {
        var order = due(3);

        var done = Together.run(3, i -> () -> i == 0 ? orders.refund(order, 0, 1) : settling.settle());

        assertThat(done.getFirst()).isInstanceOf(Outcome.Refunded.class);
        whatIsLeftOfThreeIsReleased(order);
    }

    /** The release has happened but is not committed yet: a refund that didn't wait would take from what isn't there. */
    @Test
    void aRefundWaitsForTheReleaseOfItsOrder() {
        var order = due(3);
        var begun = new CountDownLatch(1);

        var done = Together.<Object>run(
                2,
                i -> () -> i == 0
                        ? after(begun, () -> orders.refund(order, 0, 1))
                        : untilSomebodyWaits(begun, settling::settle));

        assertThat(done.getFirst()).isInstanceOf(Outcome.Refunded.class);
        whatIsLeftOfThreeIsReleased(order);
    }

    /** The other way round: a release that didn't wait would divide what has gone back. */
    @Test
    void theReleaseWaitsForARefundOfItsOrder() {
        var order = due(3);
        var begun = new CountDownLatch(1);

        var done = Together.<Object>run(
                2,
                i -> () -> i == 0
                        ? untilSomebodyWaits(begun, () -> orders.refund(order, 0, 1))
                        : after(begun, settling::settle));

        assertThat(done.getFirst()).isInstanceOf(Outcome.Refunded.class);
        whatIsLeftOfThreeIsReleased(order);
    }

    private static <T> T after(CountDownLatch begun, Supplier<T> act) throws InterruptedException {
        begun.await();
        return act.get();
    }

    /** Commits only once somebody else waits for what the act has moved. */
    private <T> T untilSomebodyWaits(CountDownLatch begun, Supplier<T> act) {
        return transactions.run(() -> {
            var done = act.get();
            begun.countDown();
            Waiters.await(jdbc);
            return done;
        });
    }

    private void whatIsLeftOfThreeIsReleased(Order order) {
        assertThat(orders.read(mei, order).state()).isEqualTo(OrderState.SETTLED);
        assertThat(pending()).isZero();
        assertThat(available()).isEqualTo(2 * EARNED);
        assertThat(balance(AccountKind.SUPPLIER_PENDING, vendorOf(order))).isZero();
        assertThat(balance(AccountKind.SUPPLIER_AVAILABLE, vendorOf(order))).isEqualTo(2 * PURCHASE);
        assertThat(refundsOf(order)).isEqualTo(PRICE);
        assertThat(free(order)).isZero();
    }

    /** Without the queue for Lin's purse she has money to ask for and a debt at the same time. */
    @RepeatedTest(TIMES)
    void aRefundThatBecomesADebtAndTheReleaseOfAnotherOrder() {
        var spent = settled(1);
        payout(EARNED);
        var other = due(1);

        Together.run(2, i -> () -> i == 0 ? orders.refund(spent, 0, 1) : settling.settle());

        assertThat(orders.read(mei, other).state()).isEqualTo(OrderState.SETTLED);
        assertThat(debt()).isZero();
        assertThat(available()).isZero();
        assertThat(pending()).isZero();
    }

    @RepeatedTest(TIMES)
    void aRefundAndAPayout() {
        var order = settled(2);

        var done = Together.run(2, i -> () -> i == 0 ? orders.refund(order, 0, 1) : ask(10_00));

        assertThat(done.getFirst()).isInstanceOf(Outcome.Refunded.class);
        var isAsked = done.getLast() instanceof AskingPayout.Outcome.Asked;
        assertThat(available()).isEqualTo(isAsked ? 0 : EARNED);
        assertThat(balance(AccountKind.PARTNER_IN_PAYOUT, lin.id())).isEqualTo(isAsked ? 10_00 : 0);
        assertThat(debt()).isEqualTo(isAsked ? 10_00 - EARNED : 0);
    }

    @RepeatedTest(TIMES)
    void aRefundAndAPayoutThatComesBack() {
        var order = settled(2);
        var payout = payout(2 * EARNED);
        approve(payout);
        var failed = payments.payout(payout, "payout.failed");

        var done = Together.run(2, i -> () -> i == 0 ? orders.refund(order, 0, 1) : payments.send(failed));

        assertThat(((Http.Answer) done.getLast()).status()).isEqualTo(200);
        assertThat(available()).isEqualTo(EARNED);
        assertThat(debt()).isZero();
        assertThat(balance(AccountKind.PARTNER_IN_PAYOUT, lin.id())).isZero();
    }

    @RepeatedTest(TIMES)
    void refundsOfTheTwoLinesOfAnOrderThatIsNotShipped() {
        var order = orders.pay(mei, orders.placed(mei, new Pieces(honey, 1), new Pieces(tea, 1)));

        var done = Together.run(2, i -> () -> orders.refund(order, i, 1));

        assertThat(done).allSatisfy(one -> assertThat(one).isInstanceOf(Outcome.Refunded.class));
        var read = orders.read(mei, order);
        assertThat(read.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(read.refunded()).isEqualTo(order.total());
        assertThat(refundsOf(order)).isEqualTo(order.total().amountMinor());
        assertThat(pending()).isZero();
        assertThat(free(order)).isZero();
    }

    @RepeatedTest(TIMES)
    void aRefundAndACancellation() {
        var order = paid(2);

        var done = Together.run(
                2,
                i -> () -> i == 0
                        ? orders.refund(order, 0, 1)
                        : transactions.run(() -> cancelling.byBuyer(mei.id(), order.id(), "By mistake")));

        assertThat(done.getLast()).isInstanceOf(CancellingOrder.Outcome.Cancelled.class);
        assertThat(orders.read(mei, order).refunded()).isEqualTo(order.total());
        assertThat(refundsOf(order)).isEqualTo(order.total().amountMinor());
        assertThat(pending()).isZero();
        assertThat(free(order)).isZero();
        assertThat(stock()).isEqualTo(20);
    }

    @RepeatedTest(TIMES)
    void aRefundAndTheLiftingOfAHold() {
        var doubted = heldAndSettled(2);

        Together.run(2, i -> () -> i == 0 ? orders.refund(doubted.order(), 0, 1) : lift(doubted.hold()));

        assertThat(pending()).isZero();
        assertThat(available()).isEqualTo(EARNED);
        assertThat(commissions.page(lin.id(), null, 10).items())
                .allSatisfy(one -> assertThat(one.state()).isEqualTo(Commission.State.RELEASED));
    }

    @RepeatedTest(TIMES)
    void theRefundOfAllAndTheLiftingOfAHold() {
        var doubted = heldAndSettled(1);

        Together.run(2, i -> () -> i == 0 ? orders.refund(doubted.order(), 0, 1) : lift(doubted.hold()));

        assertThat(pending()).isZero();
        assertThat(available()).isZero();
        assertThat(debt()).isZero();
        assertThat(commissions.page(lin.id(), null, 10).items())
                .allSatisfy(one -> assertThat(one.state()).isEqualTo(Commission.State.REVERSED));
    }

    @RepeatedTest(TIMES)
    void aRefundAndTheConfirmationOfAHold() {
        var doubted = heldAndSettled(2);

        Together.run(2, i -> () -> i == 0 ? orders.refund(doubted.order(), 0, 1) : confirm(doubted.hold()));

        assertThat(pending()).isZero();
        assertThat(available()).isZero();
        assertThat(commissions.page(lin.id(), null, 10).items())
                .allSatisfy(one -> assertThat(one.reversed()).isEqualTo(one.amount()));
    }

    /** The day of release is over, but the reward is doubted. */
    private Doubted heldAndSettled(int jars) {
        var order = paid(jars);
        var held = holding.hold(order.id(), lin.id(), Set.of(HoldReason.SHARED_DEVICE));
        orders.settle(mei, orders.receive(mei, orders.ship(mei, order)));
        assertThat(pending()).isEqualTo(jars * EARNED);
        return new Doubted(order, ((HoldingCommission.Outcome.Held) held).holdId());
    }

    private DecidingHold.Outcome lift(UUID wanted) {
        return transactions.run(() -> deciding.lift(wanted, lin.id(), "A family."));
    }

    private DecidingHold.Outcome confirm(UUID wanted) {
        return transactions.run(() -> deciding.confirm(wanted, lin.id(), "One person."));
    }

    private Order paid(int jars) {
        return orders.pay(mei, orders.placed(mei, new Pieces(honey, jars)));
    }

    /** Its return window is over, but nobody has settled it yet. */
    private Order due(int jars) {
        var received = orders.receive(mei, orders.ship(mei, paid(jars)));
        orders.passReturnWindow();
        return received;
    }

    private Order settled(int jars) {
        var order = due(jars);
        settling.settle();
        assertThat(available()).isEqualTo(jars * EARNED);
        return order;
    }

    private AskingPayout.Outcome ask(long minor) {
        return transactions.run(() -> asking.ask(lin.id(), Money.cny(minor)));
    }

    private UUID payout(long minor) {
        return ((AskingPayout.Outcome.Asked) ask(minor)).payout().id();
    }

    private void approve(UUID payout) {
        var finance = people.staff(Right.FINANCE);
        assertThat(approving.approve(payout, finance.id())).isInstanceOf(DecidingPayout.Outcome.Decided.class);
    }

    private long pending() {
        return earnings.of(lin.id()).pending().amountMinor();
    }

    private long available() {
        return balance(AccountKind.PARTNER_AVAILABLE, lin.id());
    }

    private long debt() {
        return -balance(AccountKind.PARTNER_DEBT, lin.id());
    }

    private int stock() {
        return jdbc.sql("select available from inventory.stock where sku_id = :sku")
                .param("sku", honey)
                .query(Integer.class)
                .single();
    }

    private long refundsOf(Order order) {
        return jdbc.sql("select coalesce(sum(amount_minor), 0) from payment.refund where order_id = :order")
                .param("order", order.id())
                .query(Long.class)
                .single();
    }

    private UUID vendorOf(Order order) {
        return jdbc.sql("select vendor_id from supply.settlements where order_id = :order limit 1")
                .param("order", order.id())
                .query(UUID.class)
                .single();
    }

    private long balance(AccountKind kind, UUID owner) {
        return balances.of(Account.of(kind, owner)).amountMinor();
    }

    private long free(Order order) {
        return balances.freeOf(Account.of(AccountKind.BUYER_HELD, order.id())).amountMinor();
    }
}
