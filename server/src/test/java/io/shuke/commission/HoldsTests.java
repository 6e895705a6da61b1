package io.shuke.commission;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ledger.Account;
import io.shuke.ledger.AccountKind;
import io.shuke.ledger.Balances;
import io.shuke.ledger.WatchingDrift;
import io.shuke.ordering.CancellingOrder;
import io.shuke.ordering.Order;
import io.shuke.ordering.OrdersFixture;
import io.shuke.ordering.Pieces;
import io.shuke.shared.AuditTrail;
import io.shuke.shared.Money;
import io.shuke.shared.Right;
import io.shuke.sharing.SharingFixture;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import io.shuke.support.Waiters;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Lin earns by Mei's order, and somebody doubts it. */
@ServerTest
class HoldsTests {
    private static final Set<HoldReason> REASONS = Set.of(HoldReason.SHARED_DEVICE, HoldReason.HASTY_ORDER);

    @Autowired
    private PeopleFixture people;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private SharingFixture sharing;

    @Autowired
    private OrdersFixture orders;

    @Autowired
    private HoldingCommission holding;

    @Autowired
    private DecidingHold deciding;

    @Autowired
    private ReleasingDue releasingDue;

    @Autowired
    private CancellingOrder cancelling;

    @Autowired
    private Commissions commissions;

    @Autowired
    private Balances balances;

    @Autowired
    private WatchingDrift drift;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private Http http;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private Person lin;
    private Person mei;
    private Person risk;
    private Order order;
    private Money earned;

    @BeforeEach
    void linEarnsByMeisOrder() {
        lin = people.partner("Lin");
        risk = people.staff(Right.RISK);
        var honey = goods.product("Honey", 68_00, 50);
        var browser = SharingFixture.visitor();
        sharing.open(sharing.product(lin, honey.productId()), browser);
        mei = people.signUp("Mei", browser);
        order = orders.pay(mei, orders.placed(mei, new Pieces(honey.sku(), 1)));
        earned = balance(AccountKind.PARTNER_PENDING);
    }

    @AfterEach
    void theBooksAreRight() {
        assertThat(drift.watch()).isTrue();
    }

    @Test
    void aHeldRewardStaysPendingPastItsDayAndIsReleasedWhenTheHoldIsLifted() {
        var hold = hold();
        settle();
        assertThat(balance(AccountKind.PARTNER_PENDING)).isEqualTo(earned);
        assertThat(balance(AccountKind.PARTNER_AVAILABLE)).isEqualTo(Money.cny(0));
        assertThat(ofLin())
                .allSatisfy(commission -> assertThat(commission.held()).isTrue());

        assertThat(deciding.lift(hold, risk.id(), "A family.")).isInstanceOf(DecidingHold.Outcome.Decided.class);
        assertThat(balance(AccountKind.PARTNER_PENDING)).isEqualTo(Money.cny(0));
        assertThat(balance(AccountKind.PARTNER_AVAILABLE)).isEqualTo(earned);
        assertThat(ofLin()).allSatisfy(commission -> {
            assertThat(commission.state()).isEqualTo(Commission.State.RELEASED);
            assertThat(commission.releasedAt()).isNotNull();
            assertThat(commission.held()).isFalse();
        });
    }

    @Test
    void aHoldThatIsLiftedEarlyLeavesTheDayOfReleaseAsItWas() {
        deciding.lift(hold(), risk.id(), "A family.");
        assertThat(balance(AccountKind.PARTNER_AVAILABLE)).isEqualTo(Money.cny(0));
        settle();
        assertThat(balance(AccountKind.PARTNER_AVAILABLE)).isEqualTo(earned);
    }

    @Test
    void aConfirmedHoldTakesTheRewardBackToTheOrderAndThenToTheMarket() {
        var held = heldOf(order);
        deciding.confirm(hold(), risk.id(), "One person.");
        assertThat(balance(AccountKind.PARTNER_PENDING)).isEqualTo(Money.cny(0));
        assertThat(heldOf(order)).isEqualTo(held.plus(earned));
        settle();
        assertThat(heldOf(order)).isEqualTo(Money.cny(0));
        assertThat(balance(AccountKind.PARTNER_AVAILABLE)).isEqualTo(Money.cny(0));
        assertThat(ofLin()).allSatisfy(commission -> {
            assertThat(commission.state()).isEqualTo(Commission.State.REVERSED);
            assertThat(commission.reversed()).isEqualTo(commission.amount());
        });
    }

    @Test
    void aHoldConfirmedAfterTheOrderSettledGivesTheRewardToTheMarket() {
        var hold = hold();
        settle();
        var revenue = balances.of(Account.of(AccountKind.PLATFORM_REVENUE, Account.MARKET));
        deciding.confirm(hold, risk.id(), "One person.");
        assertThat(balance(AccountKind.PARTNER_PENDING)).isEqualTo(Money.cny(0));
        assertThat(balances.of(Account.of(AccountKind.PLATFORM_REVENUE, Account.MARKET)))
                .isEqualTo(revenue.plus(earned));
    }

    @Test
    void whatIsReleasedOrWasDecidedIsNeverHeld() {
        deciding.lift(hold(), risk.id(), "A family.");
        assertThat(holding.hold(order.id(), lin.id(), REASONS))
                .isInstanceOf(HoldingCommission.Outcome.NothingToHold.class);
        settle();
        var other = people.partner("Other");
        assertThat(holding.hold(order.id(), other.id(), REASONS))
                .isInstanceOf(HoldingCommission.Outcome.NothingToHold.class);
        assertThat(balance(AccountKind.PARTNER_AVAILABLE)).isEqualTo(earned);
    }

    @Test
    void aHoldAndTheEndOfTheWindowMeetAndOneOfThemWins() {
        for (int round = 0; round < 8; round++) {
            linEarnsByMeisOrder();
            var received = orders.receive(mei, orders.ship(mei, order));
            var outcomes = Together.run(
                    2, i -> () -> i == 0 ? holding.hold(order.id(), lin.id(), REASONS) : orders.settle(mei, received));
            var heldIt = outcomes.getFirst() instanceof HoldingCommission.Outcome.Held;
            assertThat(balance(AccountKind.PARTNER_PENDING)).isEqualTo(heldIt ? earned : Money.cny(0));
            assertThat(balance(AccountKind.PARTNER_AVAILABLE)).isEqualTo(heldIt ? Money.cny(0) : earned);
        }
    }

    @Test
    void aHoldAndTheEndOfTheWindowNeverBlockEachOtherHoweverTheRowsLie() {
        for (int round = 0; round < 12; round++) {
            linEarnsByMeisOrder();
            var received = orders.receive(mei, orders.ship(mei, order));
            jdbc.sql(
                            "update commission.accrual set changed_in = pg_current_xact_id() where order_id = :order and role = 'OWNER'")
                    .param("order", order.id())
                    .update();
            var outcomes = Together.run(
                    6, i -> () -> i > 0 ? holding.hold(order.id(), lin.id(), REASONS) : orders.settle(mei, received));
            assertThat(outcomes.getFirst()).isNotNull();
        }
    }

    @Test
    void liftingAHoldAndTheEndOfTheWindowMeetAndTheRewardIsReleasedOnce() {
        for (int round = 0; round < 8; round++) {
            linEarnsByMeisOrder();
            var hold = hold();
            var received = orders.receive(mei, orders.ship(mei, order));
            Together.run(
                    2, i -> () -> i == 0 ? deciding.lift(hold, risk.id(), "A family.") : orders.settle(mei, received));
            // Where the lifting began before the day and ended after the settlement, the reward is the day's to
            // release.
            releasingDue.release();
            assertThat(balance(AccountKind.PARTNER_PENDING)).isEqualTo(Money.cny(0));
            assertThat(balance(AccountKind.PARTNER_AVAILABLE)).isEqualTo(earned);
        }
    }

    /** A refund of the other line marks its reward first, too, and then waits for the accounts. */
    @Test
    void liftingMarksAllOfTheRewardBeforeItTouchesTheAccounts() {
        var number = PeopleFixture.newIdNumber();
        people.verify(lin, number);
        var tea = goods.product("Tea", 20_00, 50).sku();
        var sku = order.lines().getFirst().skuId();
        order = orders.pay(mei, orders.placed(mei, new Pieces(sku, 1), new Pieces(tea, 1)));
        var hold = hold();
        var open = order.lines().getLast().id();
        jdbc.sql("update ordering.order_lines set open_after_sale_id = id where id = :line")
                .param("line", open)
                .update();
        settle();
        people.verify(mei, number);
        var marked = new CountDownLatch(1);

        Together.run(2, i -> () -> {
            if (i == 1) {
                marked.await();
                return deciding.lift(hold, risk.id(), "A family.");
            }
            return transaction.execute(refunding -> {
                lock("select 1 from commission.accrual where line_id = :id order by id for update", open);
                marked.countDown();
                Waiters.await(jdbc);
                var account = Account.of(AccountKind.PARTNER_PENDING, lin.id()).id();
                return lock("select 1 from ledger.account where id = :id order by slot for update nowait", account);
            });
        });

        assertThat(ofLin())
                .filteredOn(one -> one.orderId().equals(order.id()))
                .allSatisfy(one -> assertThat(one.held()).isFalse())
                .extracting(Commission::state)
                .containsOnly(Commission.State.PENDING, Commission.State.REVERSED);
    }

    private int lock(String rows, UUID id) {
        var locked = jdbc.sql(rows).param("id", id).query(Integer.class).list();
        assertThat(locked).isNotEmpty();
        return locked.size();
    }

    @Test
    void isDecidedOnceHoweverManyDecideAtOnce() {
        var hold = hold();
        settle();
        var outcomes = Together.run(
                6,
                i -> () -> i % 2 == 0
                        ? deciding.lift(hold, risk.id(), "A family.")
                        : deciding.confirm(hold, risk.id(), "One person."));
        assertThat(outcomes)
                .filteredOn(DecidingHold.Outcome.Decided.class::isInstance)
                .hasSize(1);
        assertThat(trail.page("commission-hold:" + hold, null, 10).items())
                .singleElement()
                .satisfies(act -> {
                    assertThat(String.valueOf(act.before())).contains("HELD");
                    assertThat(act.reason()).isNotBlank();
                });
        assertThat(balance(AccountKind.PARTNER_PENDING)).isEqualTo(Money.cny(0));
    }

    @Test
    void goesAwayWithACancelledOrder() {
        var hold = hold();
        cancelling.byBuyer(mei.id(), order.id(), "changed my mind");
        assertThat(balance(AccountKind.PARTNER_PENDING)).isEqualTo(Money.cny(0));
        assertThat(queue()).doesNotContain(hold.toString());
        deciding.lift(hold, risk.id(), "A family.");
        assertThat(balance(AccountKind.PARTNER_AVAILABLE)).isEqualTo(Money.cny(0));
    }

    @Test
    void isShownWithItsReasonsToThePartnerWhoMayAppealOnce() {
        var hold = hold();
        var explained = explanation();
        assertThat(explained.path("hold").path("state").asString()).isEqualTo("HELD");
        assertThat(explained.path("hold").path("reasons").toString()).contains("SHARED_DEVICE", "HASTY_ORDER");
        assertThat(explained.path("sentences").toString()).contains("It is held until a person has looked at it");

        var path = "/api/my/commission-holds/" + hold + "/appeal";
        assertThat(http.post(mei.token(), path, Map.of("words", "Not mine.")).status())
                .isEqualTo(404);
        var statuses = Together.run(
                4,
                i -> () -> http.post(lin.token(), path, Map.of("words", "We are sisters."))
                        .status());
        assertThat(statuses).containsOnlyOnce(204).contains(409);
        assertThat(queue()).contains(hold.toString(), "We are sisters.");

        http.post(
                risk.token(),
                "/api/operator/commission-holds/" + hold + "/confirmation",
                Map.of("reason", "One person."));
        assertThat(explanation().path("hold").path("decisionReason").asString()).isEqualTo("One person.");
        assertThat(http.post(lin.token(), path, Map.of("words", "Again.")).problem())
                .isEqualTo("hold-not-in-state");
    }

    private UUID hold() {
        return ((HoldingCommission.Outcome.Held) holding.hold(order.id(), lin.id(), REASONS)).holdId();
    }

    private void settle() {
        orders.settle(mei, orders.receive(mei, orders.ship(mei, order)));
    }

    private List<Commission> ofLin() {
        return commissions.page(lin.id(), null, 50).items();
    }

    private tools.jackson.databind.JsonNode explanation() {
        return http.get(lin.token(), "/api/commissions/" + ofLin().getFirst().id() + "/explanation")
                .body();
    }

    private String queue() {
        return http.get(risk.token(), "/api/operator/commission-holds?state=HELD&limit=50")
                .text();
    }

    private Money heldOf(Order one) {
        var account = Account.of(AccountKind.BUYER_HELD, one.id());
        return balances.of(List.of(account)).getOrDefault(account, Money.cny(0));
    }

    private Money balance(AccountKind kind) {
        var account = Account.of(kind, lin.id());
        return balances.of(List.of(account)).getOrDefault(account, Money.cny(0));
    }
}
