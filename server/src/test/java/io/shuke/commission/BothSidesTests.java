package io.shuke.commission;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ledger.Account;
import io.shuke.ledger.AccountKind;
import io.shuke.ledger.Balances;
import io.shuke.ledger.Books;
import io.shuke.ordering.Order;
import io.shuke.ordering.OrdersFixture;
import io.shuke.ordering.Pieces;
import io.shuke.payment.PayerAccounts;
import io.shuke.payment.PaymentsFixture;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Right;
import io.shuke.sharing.SharingFixture;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Lin shares with Mei, who may turn out to be Lin. */
@ServerTest
class BothSidesTests {
    @Autowired
    private PeopleFixture people;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private SharingFixture sharing;

    @Autowired
    private OrdersFixture orders;

    @Autowired
    private PaymentsFixture payments;

    @Autowired
    private PayerAccounts accounts;

    @Autowired
    private Commissions commissions;

    @Autowired
    private Reversals reversals;

    @Autowired
    private HoldingCommission holding;

    @Autowired
    private DecidingHold deciding;

    @Autowired
    private MarketClock clock;

    @Autowired
    private ExplainingAbsence absences;

    @Autowired
    private Balances balances;

    @Autowired
    private Books books;

    @Autowired
    private Http http;

    private Person lin;
    private Person mei;
    private Pieces jar;
    private String walletOfLin;

    @BeforeEach
    void meiComesThroughLinsLink() {
        lin = people.partner("Lin");
        jar = new Pieces(goods.product("Honey", 6_800, 50).sku(), 1);
        var browser = SharingFixture.visitor();
        sharing.open(sharing.market(lin), browser);
        mei = people.signUp("Mei", browser);
        walletOfLin = "W-" + Ids.code(12);
    }

    @Test
    void oneIdentityOnBothSidesEarnsNothing() {
        var number = PeopleFixture.newIdNumber();
        people.verify(lin, number);
        var order = paid("W-" + Ids.code(12));
        assertThat(balance(AccountKind.PARTNER_PENDING)).isPositive();
        people.verify(mei, number);
        settle(order);
        earnedNothing(order, "You and the buyer were verified as the same person.");
    }

    @Test
    void oneAccountThatPaysOnBothSidesEarnsNothing() {
        pay(lin, walletOfLin);
        var order = paid(walletOfLin);
        settle(order);
        earnedNothing(order, "The order was paid from an account that you pay from");
    }

    @Test
    void peopleOfTheirOwnEarnAsEver() {
        people.verify(lin);
        people.verify(mei);
        pay(lin, walletOfLin);
        var order = paid("W-" + Ids.code(12));
        settle(order);
        assertThat(balance(AccountKind.PARTNER_AVAILABLE)).isEqualTo(680);
        assertThat(absences.explain(order.number(), lin.id(), Locale.ENGLISH)
                        .orElseThrow()
                        .earned())
                .isTrue();
    }

    @Test
    void linksTheAccountThatPaidAndEarnsNothing() {
        accounts.keep(lin.id(), "sandbox", walletOfLin, clock.instant());
        var order = paid(walletOfLin);
        settle(order);
        earnedNothing(order, "The order was paid from an account that you pay from");
    }

    /** One of two jars went back before: only the other's commission is left to be refused. */
    @Test
    void onlyWhatARefundLeftGoesBack() {
        var number = PeopleFixture.newIdNumber();
        people.verify(lin, number);
        people.verify(mei, number);
        jar = new Pieces(jar.skuId(), 2);
        var order = orders.receive(mei, orders.ship(mei, paid("W-" + Ids.code(12))));
        orders.refund(order, 0, 1);
        assertThat(balance(AccountKind.PARTNER_PENDING)).isEqualTo(680);
        orders.settle(mei, order);
        assertThat(balance(AccountKind.PARTNER_PENDING)).isZero();
        assertThat(balance(AccountKind.PARTNER_AVAILABLE)).isZero();
        assertThat(commissions.page(lin.id(), null, 10).items()).hasSize(2).allSatisfy(one -> {
            assertThat(one.state()).isEqualTo(Commission.State.REVERSED);
            assertThat(reversals.of(one.id()))
                    .extracting(Reversals.Reversal::reason)
                    .containsExactly(ReversalReason.LINE_REFUNDED, ReversalReason.SAME_IDENTITY);
            assertThat(reversals.of(one.id()))
                    .extracting(reversal -> reversal.amount().amountMinor())
                    .containsOnly(one.amount().amountMinor() / 2);
        });
        assertThat(books.trialBalance().isRight()).isTrue();
    }

    /** What is held goes its way with the rest: nobody can let it go any more. */
    @Test
    void whatIsHeldIsRefusedToo() {
        var number = PeopleFixture.newIdNumber();
        people.verify(lin, number);
        people.verify(mei, number);
        var order = paid("W-" + Ids.code(12));
        holding.hold(order.id(), lin.id(), Set.of(HoldReason.SHARED_NETWORK));
        settle(order);
        earnedNothing(order, "You and the buyer were verified as the same person.");
    }

    /** Verified only after the window, when the hold had kept the reward. */
    @Test
    void whatAHoldKeptPastTheWindowIsRefusedWhenItIsLifted() {
        var number = PeopleFixture.newIdNumber();
        people.verify(lin, number);
        var order = paid("W-" + Ids.code(12));
        var held =
                (HoldingCommission.Outcome.Held) holding.hold(order.id(), lin.id(), Set.of(HoldReason.SHARED_NETWORK));
        settle(order);
        assertThat(balance(AccountKind.PARTNER_PENDING)).isPositive();
        people.verify(mei, number);

        var risk = people.staff(Right.RISK).id();
        assertThat(deciding.lift(held.holdId(), risk, "A family.")).isInstanceOf(DecidingHold.Outcome.Decided.class);

        earnedNothing(order, "You and the buyer were verified as the same person.");
    }

    private Order paid(String wallet) {
        return pay(mei, wallet);
    }

    private Order pay(Person buyer, String wallet) {
        var placed = orders.placed(buyer, jar);
        var told = payments.paid(orders.charge(buyer, placed)).wallet(wallet);
        assertThat(payments.send(told).status()).isEqualTo(200);
        return orders.read(buyer, placed);
    }

    private void settle(Order order) {
        orders.settle(mei, orders.receive(mei, orders.ship(mei, order)));
    }

    private void earnedNothing(Order order, String why) {
        assertThat(balance(AccountKind.PARTNER_PENDING)).isZero();
        assertThat(balance(AccountKind.PARTNER_AVAILABLE)).isZero();
        assertThat(balances.of(Account.of(AccountKind.BUYER_HELD, order.id())).isZero())
                .isTrue();
        assertThat(books.trialBalance().difference().isZero()).isTrue();
        var mine = commissions.page(lin.id(), null, 10).items();
        assertThat(mine).hasSize(2).allSatisfy(one -> assertThat(one.state()).isEqualTo(Commission.State.REVERSED));
        var explained =
                http.get(lin.token(), "/api/commissions/" + mine.getFirst().id() + "/explanation");
        assertThat(explained.body().path("reversals").size()).isEqualTo(1);
        assertThat(explained.text()).contains("nobody earns by their own purchase");
        var absence = absences.explain(order.number(), lin.id(), Locale.ENGLISH).orElseThrow();
        assertThat(absence.earned()).isFalse();
        assertThat(List.copyOf(absence.reasons())).singleElement().asString().contains(why);
    }

    private long balance(AccountKind kind) {
        return balances.of(Account.of(kind, lin.id())).amountMinor();
    }
}
