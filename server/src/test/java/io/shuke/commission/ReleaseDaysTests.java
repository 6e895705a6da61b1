package io.shuke.commission;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ledger.Account;
import io.shuke.ledger.AccountKind;
import io.shuke.ledger.Balances;
import io.shuke.ledger.Books;
import io.shuke.ledger.Ledger;
import io.shuke.ledger.Transfer;
import io.shuke.ledger.Transfer.Cause;
import io.shuke.ordering.Order;
import io.shuke.ordering.OrderState;
import io.shuke.ordering.OrdersFixture;
import io.shuke.ordering.Pieces;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Money;
import io.shuke.sharing.SharingFixture;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mei bought two jars through Lin's link under a plan that releases twenty days after receipt. */
@ServerTest
class ReleaseDaysTests {
    private static final long EARNED = 13_60;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private SharingFixture sharing;

    @Autowired
    private OrdersFixture orders;

    @Autowired
    private PlansFixture plans;

    @Autowired
    private ReleasingDue releasing;

    @Autowired
    private HoldingCommission holding;

    @Autowired
    private DecidingHold deciding;

    @Autowired
    private Commissions commissions;

    @Autowired
    private Earnings earnings;

    @Autowired
    private Balances balances;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Books books;

    @Autowired
    private MarketClock clock;

    @Autowired
    private Http http;

    @Autowired
    private JdbcClient jdbc;

    private Person lin;
    private Person mei;
    private UUID honey;

    @BeforeEach
    void meiComesThroughLinsLink() {
        lin = people.verify(people.partner("Lin"));
        var made = goods.supplied("Honey", 68_00, 30_00, 1_000, 100);
        honey = made.sku();
        var browser = SharingFixture.visitor();
        sharing.open(sharing.product(lin, made.productId()), browser);
        mei = people.signUp("Mei", browser);
    }

    @AfterEach
    void theBooksAreRight() {
        assertThat(books.trialBalance().isRight()).isTrue();
    }

    @Test
    void countFromReceiptAndAreFrozenWithTheOrder() {
        var order = settledEarly();

        assertThat(orders.read(mei, order).state()).isEqualTo(OrderState.SETTLED);
        assertThat(pending()).isEqualTo(EARNED);
        assertThat(available()).isZero();
        var one = commissions.page(lin.id(), null, 10).items().getFirst();
        assertThat(one.releaseDue())
                .isEqualTo(requireNonNull(orders.read(mei, order).receivedAt()).plus(Duration.ofDays(20)));
        assertThat(http.get(lin.token(), "/api/commissions/" + one.id() + "/explanation")
                        .text())
                .contains("20 days after that");
        pass(12);
        release();
        assertThat(available()).isZero();

        pass(1);
        release();

        assertThat(pending()).isZero();
        assertThat(available()).isEqualTo(EARNED);
        assertThat(commissions.page(lin.id(), null, 10).items())
                .allSatisfy(each -> assertThat(each.state()).isEqualTo(Commission.State.RELEASED));
    }

    @Test
    void whatGoesBackMeanwhileIsNoDebt() {
        var order = settledEarly();

        orders.refund(order, 0, 1);

        assertThat(pending()).isEqualTo(EARNED / 2);
        assertThat(earnings.of(lin.id()).debt().isZero()).isTrue();
        pass(13);
        release();
        assertThat(available()).isEqualTo(EARNED / 2);
        assertThat(pending()).isZero();
    }

    @Test
    void aHoldThatIsLiftedBeforeTheDayStillWaitsForIt() {
        var order = settledEarly();
        var held =
                (HoldingCommission.Outcome.Held) holding.hold(order.id(), lin.id(), Set.of(HoldReason.SHARED_DEVICE));
        deciding.lift(held.holdId(), lin.id(), "A family.");

        assertThat(available()).isZero();
        assertThat(pending()).isEqualTo(EARNED);
        pass(13);
        release();
        assertThat(available()).isEqualTo(EARNED);
    }

    @Test
    void whatIsHeldIsNotReleasedOnItsDay() {
        var order = settledEarly();
        var held =
                (HoldingCommission.Outcome.Held) holding.hold(order.id(), lin.id(), Set.of(HoldReason.SHARED_DEVICE));

        pass(13);
        release();

        assertThat(available()).isZero();
        assertThat(pending()).isEqualTo(EARNED);
        deciding.lift(held.holdId(), lin.id(), "A family.");
        assertThat(available()).isEqualTo(EARNED);
    }

    /** The day counts from receipt, but nothing is released of what may still go back. */
    @Test
    void aLineAboutWhichSomethingIsOpenIsNotReleasedOnItsDay() {
        var order = receivedEarly();
        open(order, UUID.randomUUID());
        orders.settle(mei, order);

        pass(20);
        release();

        assertThat(available()).isZero();
        assertThat(pending()).isEqualTo(EARNED);
        open(order, null);
        orders.settle(mei, order);
        assertThat(available()).isEqualTo(EARNED);
    }

    private void open(Order order, @Nullable UUID afterSale) {
        jdbc.sql("update ordering.order_lines set open_after_sale_id = :id where order_id = :order")
                .param("id", afterSale)
                .param("order", order.id())
                .update();
    }

    @Test
    void whoTurnsOutMeanwhileToBeTheBuyerGetsNothing() {
        var number = PeopleFixture.newIdNumber();
        lin = people.verify(people.partner("Lin"), number);
        var browser = SharingFixture.visitor();
        sharing.open(sharing.market(lin), browser);
        mei = people.signUp("Mei", browser);
        settledEarly();
        people.verify(mei, number);
        var market = revenue();

        pass(13);
        release();

        assertThat(available()).isZero();
        assertThat(pending()).isZero();
        assertThat(revenue() - market).isEqualTo(EARNED);
        assertThat(commissions.page(lin.id(), null, 10).items())
                .allSatisfy(each -> assertThat(each.state()).isEqualTo(Commission.State.REVERSED));
    }

    /** Without SKIP LOCKED and the state in the releasing statement money is released twice, or never in time. */
    @RepeatedTest(4)
    void isReleasedOnceHoweverManyReleaseAndTakeBackAtOnce() {
        var order = settledEarly();
        pass(13);

        Together.run(5, i -> () -> i == 0 ? orders.refund(order, 0, 1) : releasing.release());
        release();

        assertThat(pending()).isZero();
        assertThat(available()).isEqualTo(EARNED / 2);
        assertThat(earnings.of(lin.id()).debt().isZero()).isTrue();
    }

    /** Without each by itself nothing of the batch is released, and without leaving it out the batch fails again and again. */
    @Test
    void oneThatCantBeReleasedHoldsUpNoOtherAndIsTriedAgainLater() {
        settledEarly();
        var other = lin;
        meiComesThroughLinsLink();
        settledEarly();
        var pendingOfOther = Account.of(AccountKind.PARTNER_PENDING, other.id());
        move(pendingOfOther, Account.clearing("sandbox"));
        pass(13);

        assertThat(releasing.release()).isPositive();

        assertThat(available()).isEqualTo(EARNED);
        assertThat(commissions.page(other.id(), null, 10).items())
                .allSatisfy(each -> assertThat(each.state()).isEqualTo(Commission.State.PENDING));
        assertThat(releasing.release()).as("left out for a while").isZero();
        move(Account.clearing("sandbox"), pendingOfOther);
        clock.standAhead(clock.ahead().plus(ReleasingDue.AGAIN_AFTER));
        assertThat(releasing.release()).isPositive();
        assertThat(earnings.of(other.id()).available().amountMinor()).isEqualTo(EARNED);
    }

    private void move(Account from, Account to) {
        ledger.post(Transfer.between(Ids.next(), new Cause("test", lin.id()), from, to, Money.cny(EARNED)));
    }

    private Order settledEarly() {
        return orders.settle(mei, receivedEarly());
    }

    private Order receivedEarly() {
        var order = new Order[1];
        plans.during(
                usual -> usual.release(20), () -> order[0] = orders.pay(mei, orders.placed(mei, new Pieces(honey, 2))));
        return orders.receive(mei, orders.ship(mei, order[0]));
    }

    private void pass(int days) {
        clock.standAhead(clock.ahead().plus(Duration.ofDays(days)));
    }

    private void release() {
        while (releasing.release() > 0) {
            assertThat(available()).isNotNegative();
        }
    }

    private long pending() {
        return earnings.of(lin.id()).pending().amountMinor();
    }

    private long available() {
        return balances.of(Account.of(AccountKind.PARTNER_AVAILABLE, lin.id())).amountMinor();
    }

    private long revenue() {
        return balances.of(Account.of(AccountKind.PLATFORM_REVENUE, Account.MARKET))
                .amountMinor();
    }
}
