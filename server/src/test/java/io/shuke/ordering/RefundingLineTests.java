package io.shuke.ordering;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.commission.Commission;
import io.shuke.commission.Commissions;
import io.shuke.commission.Debts;
import io.shuke.commission.Earnings;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ledger.Account;
import io.shuke.ledger.AccountKind;
import io.shuke.ledger.Balances;
import io.shuke.ledger.Books;
import io.shuke.ordering.RefundingLine.Outcome;
import io.shuke.payment.AskingPayout;
import io.shuke.shared.Money;
import io.shuke.sharing.SharingFixture;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Mei bought two jars of honey through Lin's link, from a supplier, and gives some of it back. */
@ServerTest
class RefundingLineTests {
    private static final long PRICE = 68_00;
    private static final long PURCHASE = 30_00;

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
    private Earnings earnings;

    @Autowired
    private Commissions commissions;

    @Autowired
    private Debts debts;

    @Autowired
    private AskingPayout asking;

    @Autowired
    private Balances balances;

    @Autowired
    private Books books;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private Person lin;
    private Person mei;
    private UUID honey;

    @BeforeEach
    void meiComesThroughLinsLink() {
        lin = people.verify(people.partner("Lin"));
        var made = goods.supplied("Honey", PRICE, PURCHASE, 1_000, 20);
        honey = made.sku();
        var browser = SharingFixture.visitor();
        sharing.open(sharing.product(lin, made.productId()), browser);
        mei = people.signUp("Mei", browser);
    }

    @Test
    void exactlyHalfOfTheCommissionComesBackWithOneOfTwoJars() {
        var order = orders.receive(mei, orders.ship(mei, paid(2)));
        assertThat(pending()).isEqualTo(13_60);

        assertThat(orders.refund(order, 0, 1)).isInstanceOfSatisfying(Outcome.Refunded.class, refunded -> {
            assertThat(refunded.amount()).isEqualTo(Money.cny(PRICE));
            assertThat(refunded.freight().isZero()).isTrue();
        });

        assertThat(pending()).isEqualTo(6_80);
        assertThat(commissions.page(lin.id(), null, 10).items()).allSatisfy(one -> {
            assertThat(one.reversed().times(2)).isEqualTo(one.amount());
            assertThat(one.refunded()).isEqualTo(Money.cny(PRICE));
            assertThat(one.state()).isEqualTo(Commission.State.PENDING);
        });
        assertThat(balance(AccountKind.SUPPLIER_PENDING, vendorOf(order))).isEqualTo(PURCHASE);
        var read = orders.read(mei, order);
        assertThat(read.refunded()).isEqualTo(Money.cny(PRICE));
        assertThat(read.lines().getFirst().refundedQuantity()).isEqualTo(1);
        assertThat(books.trialBalance().isRight()).isTrue();
    }

    @Test
    void partsOfALineSumToTheWholeAndNoMoreGoesBack() {
        var order = orders.ship(mei, paid(3));
        var line = order.lines().getFirst().total().amountMinor();
        orders.refund(order, 0, 0, Money.cny(1), false);
        orders.refund(order, 0, 1);
        orders.refund(order, 0, 1);
        assertThat(orders.refund(order, 0, 0, Money.cny(line), false)).isInstanceOf(Outcome.TooMuch.class);
        orders.refund(order, 0, 1);

        assertThat(orders.read(mei, order).lines().getFirst().refunded()).isEqualTo(Money.cny(line));
        assertThat(pending()).isZero();
        assertThat(balance(AccountKind.SUPPLIER_PENDING, vendorOf(order))).isZero();
        assertThat(commissions.page(lin.id(), null, 10).items())
                .allSatisfy(one -> assertThat(one.state()).isEqualTo(Commission.State.REVERSED));
        assertThat(orders.refund(order, 0, 0, Money.cny(1), false)).isInstanceOf(Outcome.TooMuch.class);
    }

    @Test
    void nothingStaysHeldAfterARefundOfASettledOrderHoweverItsPartsAreRounded() {
        var order = settled(paid(1));
        var held = Account.of(AccountKind.BUYER_HELD, order.id());
        for (int fen = 1; fen <= 60; fen++) {
            orders.refund(order, 0, 0, Money.cny(1), false);
            assertThat(balances.freeOf(held)).as("after %d fen", fen).isEqualTo(Money.cny(0));
        }
        assertThat(books.trialBalance().isRight()).isTrue();
    }

    @Test
    void whatWasReleasedAndSpentBecomesADebtThatTheNextReleasePays() {
        var order = settled(paid(2));
        assertThat(available()).isEqualTo(13_60);
        payOut(10_00);

        orders.refund(order, 0, 1);

        var sum = earnings.of(lin.id());
        assertThat(sum.available().isZero()).isTrue();
        assertThat(sum.debt()).isEqualTo(Money.cny(3_20));
        assertThat(sum.paid()).isEqualTo(Money.cny(10_00).minus(sum.inPayout()));
        var grown = debts.page(lin.id(), null, 10).items();
        assertThat(grown.stream().map(Debts.Change::amount).reduce(Money.cny(0), Money::plus))
                .isEqualTo(Money.cny(3_20));
        assertThat(grown).allSatisfy(change -> {
            assertThat(change.why()).isEqualTo(Debts.Why.TAKEN_BACK);
            assertThat(change.orderNumber()).isEqualTo(order.number());
        });

        settled(paid(1));

        assertThat(earnings.of(lin.id()).debt().isZero()).isTrue();
        assertThat(available()).isEqualTo(6_80 - 3_20);
        assertThat(debts.page(lin.id(), null, 10).items().stream()
                        .mapToLong(change -> change.amount().amountMinor())
                        .sum())
                .isZero();
        assertThat(books.trialBalance().isRight()).isTrue();
    }

    /** Six payouts of 3.00 meet both refunds: what was paid out is owed, to the cent, and nothing is left. */
    @Test
    void refundsAndPayoutsAtOnceLeaveExactlyWhatIsOwed() {
        for (int round = 0; round < 8; round++) {
            meiComesThroughLinsLink();
            var order = settled(paid(2));
            Together.run(
                    8,
                    i -> () -> i % 4 == 3
                            ? orders.refund(order, 0, 1)
                            : requireNonNull(transaction.execute(status -> askOrLeave(status, 3_00))));
            var sum = earnings.of(lin.id());
            assertThat(sum.available().isZero()).isTrue();
            assertThat(sum.debt()).isEqualTo(sum.inPayout());
            assertThat(orders.read(mei, order).lines().getFirst().refundedQuantity())
                    .isEqualTo(2);
        }
        assertThat(books.trialBalance().isRight()).isTrue();
    }

    @Test
    void aSupplierOwesWhatItNoLongerHas() {
        var order = settled(paid(2));
        var vendor = vendorOf(order);
        assertThat(balance(AccountKind.SUPPLIER_AVAILABLE, vendor)).isEqualTo(2 * PURCHASE);
        orders.refund(order, 0, 2);
        assertThat(balance(AccountKind.SUPPLIER_AVAILABLE, vendor)).isZero();
        assertThat(balance(AccountKind.BUYER_HELD, order.id())).isEqualTo(2 * PRICE);
        assertThat(free(order)).isZero();
    }

    @Test
    void aLineThatIsOpenWaitsWhileTheOthersSettle() {
        var other = goods.supplied("Tea", 20_00, 5_00, 1_000, 20).sku();
        var order = orders.pay(mei, orders.placed(mei, new Pieces(honey, 1), new Pieces(other, 1)));
        orders.receive(mei, orders.ship(mei, order));
        var line = order.lines().getFirst();
        open(line.id(), UUID.randomUUID());
        var before = pending();
        var freight = order.freight().amountMinor();
        // What the platform has of both lines is less than could still go back of the open one: all of it stays.
        var held = (PRICE - 6_80 - PURCHASE) + (20_00 - 2_00 - 5_00) + freight;

        orders.settle(mei, order);

        assertThat(orders.read(mei, order).state()).isEqualTo(OrderState.RECEIVED);
        assertThat(available()).isEqualTo(2_00);
        assertThat(pending()).isEqualTo(before - 2_00);
        assertThat(free(order)).isEqualTo(held);

        orders.refund(order, 0, 1);
        open(line.id(), null);
        settling.settle();

        assertThat(orders.read(mei, order).state()).isEqualTo(OrderState.SETTLED);
        assertThat(free(order)).isZero();
        assertThat(pending()).isZero();
    }

    @Test
    void piecesThatWereNotShippedGoBackOnTheShelfAndAnEmptyOrderEnds() {
        var order = paid(2);
        var left = stock();
        orders.refund(order, 0, 1);
        assertThat(stock()).isEqualTo(left + 1);
        assertThat(orders.read(mei, order).state()).isEqualTo(OrderState.PAID);

        orders.refund(order, 0, 1);

        var read = orders.read(mei, order);
        assertThat(read.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(read.refunded()).isEqualTo(read.total());
        assertThat(stock()).isEqualTo(left + 2);
        assertThat(orders.refund(order, 0, 1)).isInstanceOf(Outcome.NotRefundable.class);
    }

    @Test
    void theSellersFaultTakesItsPartOfTheFreightAlong() {
        var order = orders.ship(mei, paid(2));
        var freight = order.freight();
        assertThat(orders.refund(order, 0, 1, null, true))
                .isInstanceOfSatisfying(
                        Outcome.Refunded.class,
                        refunded -> assertThat(refunded.freight()).isEqualTo(freight.portionDown(1, 2)));
        orders.refund(order, 0, 1, null, true);
        var read = orders.read(mei, order);
        assertThat(read.refunded()).isEqualTo(read.total());
    }

    @Test
    void manyRefundsOfOneLineAtOnceNeverPassTheLine() {
        var order = orders.ship(mei, paid(5));
        var done = Together.run(12, i -> () -> orders.refund(order, 0, 1));
        assertThat(done.stream().filter(Outcome.Refunded.class::isInstance)).hasSize(5);
        assertThat(orders.read(mei, order).lines().getFirst().refunded())
                .isEqualTo(order.lines().getFirst().total());
        assertThat(pending()).isZero();
        assertThat(books.trialBalance().isRight()).isTrue();
    }

    private Order paid(int jars) {
        return orders.pay(mei, orders.placed(mei, new Pieces(honey, jars)));
    }

    private Order settled(Order paid) {
        return orders.settle(mei, orders.receive(mei, orders.ship(mei, paid)));
    }

    private AskingPayout.Outcome askOrLeave(TransactionStatus status, long minor) {
        var outcome = asking.ask(lin.id(), Money.cny(minor));
        if (!(outcome instanceof AskingPayout.Outcome.Asked)) {
            status.setRollbackOnly();
        }
        return outcome;
    }

    private void payOut(long minor) {
        var asked = transaction.execute(status -> asking.ask(lin.id(), Money.cny(minor)));
        assertThat(asked).isInstanceOf(AskingPayout.Outcome.Asked.class);
    }

    private void open(UUID lineId, @org.jspecify.annotations.Nullable UUID afterSale) {
        jdbc.sql("update ordering.order_lines set open_after_sale_id = :id where id = :line")
                .param("id", afterSale)
                .param("line", lineId)
                .update();
    }

    private long pending() {
        return earnings.of(lin.id()).pending().amountMinor();
    }

    private long available() {
        return earnings.of(lin.id()).available().amountMinor();
    }

    private int stock() {
        return jdbc.sql("select available from inventory.stock where sku_id = :sku")
                .param("sku", honey)
                .query(Integer.class)
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
