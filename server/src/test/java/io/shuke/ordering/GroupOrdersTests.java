package io.shuke.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture.Made;
import io.shuke.groupbuying.GroupState;
import io.shuke.identity.Person;
import io.shuke.ledger.Account;
import io.shuke.ledger.AccountKind;
import io.shuke.ledger.Ledger;
import io.shuke.ledger.Transfer;
import io.shuke.ordering.PlacingOrder.Outcome;
import io.shuke.shared.Ids;
import io.shuke.shared.Money;
import io.shuke.sharing.SharingFixture;
import io.shuke.social.SocialFixture;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Orders with a seat in a group: how they gather, are sold together, or end together. */
@ServerTest
class GroupOrdersTests extends GroupOrders {
    @Autowired
    private Ledger ledger;

    @Autowired
    private SocialFixture social;

    @Test
    void setsItsPiecesAsideAndCostsTheGroupsPrice() {
        assertThat(available()).isEqualTo(80);
        assertThat(left()).isEqualTo(20);
        var order = open("Lin");
        assertThat(order.goods()).isEqualTo(Money.cny(TOGETHER));
        assertThat(available()).isEqualTo(80);
        assertThat(left()).isEqualTo(19);
    }

    @Test
    void gathersPaidOrdersAndSellsThemOnceTheGroupIsFull() {
        var lin = people.signUp("Lin");
        var first = orders.pay(lin, placed(lin, null));
        var code = codeOf(first);
        assertThat(first.state()).isEqualTo(OrderState.GATHERING);
        assertThat(groups.group(code).state()).isEqualTo(GroupState.OPEN);
        var mei = people.signUp("Mei");
        var second = orders.pay(mei, placed(mei, code));
        following.follow();
        assertThat(orders.read(mei, second).state()).isEqualTo(OrderState.GATHERING);
        assertThat(held(second)).isEqualTo(second.total());
        assertThat(handed.take(second.id(), second.placedAt())).isEmpty();

        var bo = people.signUp("Bo");
        var third = orders.pay(bo, placed(bo, code));
        assertThat(groups.group(code).state()).isEqualTo(GroupState.FILLED);
        following.follow();
        assertThat(orders.read(lin, first).state()).isEqualTo(OrderState.PAID);
        assertThat(orders.read(mei, second).state()).isEqualTo(OrderState.PAID);
        assertThat(orders.read(bo, third).state()).isEqualTo(OrderState.PAID);
        assertThat(orders.read(bo, third).timeline())
                .extracting(Order.Moment::what)
                .containsExactly(Order.What.PLACED, Order.What.PAID, Order.What.GATHERED);
        assertThat(left()).isEqualTo(17);
        assertThat(books.trialBalance().isRight()).isTrue();
    }

    /** The seat stays, so that everybody counts the same. */
    @Test
    void showsNoFacesAcrossABlock() {
        var code = codeOf(opened("Lin"));
        var mei = people.signUp("Mei");
        orders.pay(mei, placed(mei, code));
        var bo = people.signUp("Bo");
        assertThat(namesSeenBy(bo, code)).containsExactly("Lin", "Mei");
        social.act(mei, "PUT", social.code(bo), "block");
        assertThat(namesSeenBy(bo, code)).containsExactly("Lin", "");
        assertThat(namesSeenBy(null, code)).containsExactly("Lin", "Mei");
    }

    private List<String> namesSeenBy(@Nullable Person reader, String code) {
        return social.read(reader, "/api/groups/" + code).path("faces").findValuesAsString("nickname");
    }

    @Test
    void writesCommissionWhenTheGroupIsFullAndNotBefore() {
        var partner = people.verify(people.partner("Su"));
        var browser = SharingFixture.visitor();
        sharing.open(sharing.market(partner), browser);
        var lin = people.signUp("Lin", browser);
        var first = orders.pay(lin, placed(lin, null));
        assertThat(accrued(first)).isZero();
        join(codeOf(first), "Mei");
        join(codeOf(first), "Bo");
        assertThat(accrued(first)).isZero();
        following.follow();
        assertThat(accrued(first)).isEqualTo(2);
    }

    @Test
    void refundsEverybodyWhenTheTimeIsOverFirst() {
        var lin = people.signUp("Lin");
        var first = orders.pay(lin, placed(lin, null));
        var mei = people.signUp("Mei");
        var second = orders.pay(mei, placed(mei, codeOf(first)));
        groups.passADay();
        following.follow();
        following.follow();
        for (var ended : List.of(orders.read(lin, first), orders.read(mei, second))) {
            assertThat(ended.state()).isEqualTo(OrderState.CANCELLED);
            assertThat(ended.cancelReason()).isEqualTo("GROUP_NOT_FILLED");
            assertThat(ended.refunded()).isEqualTo(ended.total());
            assertThat(balances.freeOf(Account.of(AccountKind.BUYER_HELD, ended.id())))
                    .isEqualTo(Money.cny(0));
            assertThat(refundsOf(ended)).isEqualTo(1);
        }
        assertThat(groups.group(codeOf(first)).state()).isEqualTo(GroupState.FAILED);
        assertThat(left()).isEqualTo(20);
        assertThat(books.trialBalance().isRight()).isTrue();
    }

    @Test
    void givesAnUnpaidSeatBack() {
        var code = codeOf(opened("Lin"));
        var mei = people.signUp("Mei");
        var bo = people.signUp("Bo");
        placed(mei, code);
        placed(bo, code);
        assertThat(tryToJoin(people.signUp("Su"), code)).isEqualTo(new Outcome.GroupClosed());
        groups.passTimeToPay();
        expireAll();
        assertThat(groups.group(code).seatsLeft()).isEqualTo(2);
        assertThat(left()).isEqualTo(19);
        assertThat(tryToJoin(people.signUp("Su"), code)).isInstanceOf(Outcome.Placed.class);
    }

    @Test
    void aGroupThatNobodyPaidForIsNotThere() {
        var lin = people.signUp("Lin");
        var order = placed(lin, null);
        assertThat(tryToJoin(people.signUp("Mei"), codeOf(order))).isEqualTo(new Outcome.GroupClosed());
        groups.passTimeToPay();
        expireAll();
        assertThat(stateOf(order)).isEqualTo("FAILED");
        assertThat(groups.read(campaign).failed()).isZero();
        assertThat(groups.read(campaign).running()).isZero();
    }

    @Test
    void keepsSomebodyLateInTheirGroupWhileASeatIsFree() {
        var first = opened("Lin");
        var mei = people.signUp("Mei");
        var late = placed(mei, codeOf(first));
        var charge = orders.charge(mei, late);
        groups.passTimeToPay();
        expireAll();
        assertThat(orders.read(mei, late).state()).isEqualTo(OrderState.EXPIRED);
        payments.pay(charge);
        var again = orders.read(mei, late);
        assertThat(again.state()).isEqualTo(OrderState.GATHERING);
        assertThat(codeOf(again)).isEqualTo(codeOf(first));
        assertThat(again.timeline()).extracting(Order.Moment::what).contains(Order.What.RESEATED);
        assertThat(left()).isEqualTo(18);
    }

    @Test
    void movesSomebodyLateToAnotherGroupThatHasASeat() {
        var first = opened("Lin");
        var other = opened("Su");
        var mei = people.signUp("Mei");
        var late = placed(mei, codeOf(first));
        var charge = orders.charge(mei, late);
        groups.passTimeToPay();
        expireAll();
        join(codeOf(first), "Bo");
        join(codeOf(first), "An");
        payments.pay(charge);
        var moved = orders.read(mei, late);
        assertThat(moved.state()).isEqualTo(OrderState.GATHERING);
        assertThat(codeOf(moved)).isEqualTo(codeOf(other));
        assertThat(groups.group(codeOf(other)).paid()).isEqualTo(2);
        payments.send(payments.paid(charge));
        assertThat(groups.group(codeOf(other)).paid()).isEqualTo(2);
        assertThat(refundsOf(moved)).isZero();
    }

    @Test
    void refundsSomebodyLateWhereNoSeatIsFree() {
        var first = opened("Lin");
        var mei = people.signUp("Mei");
        var late = placed(mei, codeOf(first));
        var charge = orders.charge(mei, late);
        groups.passTimeToPay();
        expireAll();
        join(codeOf(first), "Bo");
        join(codeOf(first), "An");
        payments.pay(charge);
        var ended = orders.read(mei, late);
        assertThat(ended.state()).isEqualTo(OrderState.EXPIRED);
        assertThat(ended.timeline()).extracting(Order.Moment::what).contains(Order.What.LATE_PAYMENT_REFUNDED);
        assertThat(refundsOf(ended)).isEqualTo(1);
        assertThat(groups.group(codeOf(first)).paid()).isEqualTo(3);
    }

    /** Their seat would be the last one: the group is not full by somebody whose money goes back. */
    @Test
    void leavesNoSeatBehindWhereThePiecesOfSomebodyLateAreGone() {
        var comb = goods.product("Comb honey", ALONE, 10);
        var scarce = groups.published(groups.draft(comb, 3, TOGETHER, 6));
        var lin = people.signUp("Lin");
        var first = orders.pay(lin, ofComb(lin, scarce, comb, null, 1));
        var su = people.signUp("Su");
        var other = orders.pay(su, ofComb(su, scarce, comb, null, 1));
        var mei = people.signUp("Mei");
        var late = ofComb(mei, scarce, comb, codeOf(first), 1);
        var charge = orders.charge(mei, late);
        groups.passTimeToPay();
        expireAll();
        var bo = people.signUp("Bo");
        orders.pay(bo, ofComb(bo, scarce, comb, codeOf(first), 2));
        var an = people.signUp("An");
        orders.pay(an, ofComb(an, scarce, comb, codeOf(other), 2));

        payments.pay(charge);

        var ended = orders.read(mei, late);
        assertThat(ended.state()).isEqualTo(OrderState.EXPIRED);
        assertThat(refundsOf(ended)).isEqualTo(1);
        assertThat(groups.group(codeOf(first)).state()).isEqualTo(GroupState.OPEN);
        assertThat(groups.group(codeOf(first)).paid()).isEqualTo(2);
        assertThat(groups.group(codeOf(first)).seatsLeft()).isEqualTo(1);
        assertThat(seatsTold(ended))
                .as("nobody is told of a seat that was not given")
                .isZero();
        assertThat(books.trialBalance().isRight()).isTrue();
    }

    private Order ofComb(Person buyer, UUID offer, Made comb, @Nullable String code, int pieces) {
        return placed(orders.together(buyer, null, offer, code, new Pieces(comb.sku(), pieces)));
    }

    private int seatsTold(Order order) {
        return count(
                "select count(*) from shared.outbox where handler = 'messaging.seat-paid' and payload ->> 'orderId' = cast(:id as text)",
                order.id());
    }

    @Test
    void refundsWhoPaysAfterTheGroupsTimeAndBeforeAnybodyNoticed() {
        var first = opened("Lin");
        var mei = people.signUp("Mei");
        var late = placed(mei, codeOf(first));
        var charge = orders.charge(mei, late);
        groups.passADay();
        payments.pay(charge);
        var ended = orders.read(mei, late);
        assertThat(ended.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(ended.cancelReason()).isEqualTo("GROUP_NOT_FILLED");
        assertThat(refundsOf(ended)).isEqualTo(1);
        assertThat(left()).isEqualTo(19);
    }

    @Test
    void leavingIsFreeUntilTheGroupIsFull() {
        var first = opened("Lin");
        var mei = people.signUp("Mei");
        var second = orders.pay(mei, placed(mei, codeOf(first)));
        assertThat(shopping.cancel(mei, second.id()).status()).isEqualTo(200);
        assertThat(orders.read(mei, second).refunded()).isEqualTo(second.total());
        assertThat(groups.group(codeOf(first)).paid()).isEqualTo(1);
        assertThat(groups.group(codeOf(first)).seatsLeft()).isEqualTo(2);
        assertThat(left()).isEqualTo(19);
    }

    @Test
    void aRefundAfterItIsFullNeitherOpensNorBreaksTheGroup() {
        var first = opened("Lin");
        var mei = people.signUp("Mei");
        var second = orders.pay(mei, placed(mei, codeOf(first)));
        var bo = people.signUp("Bo");
        var third = orders.pay(bo, placed(bo, codeOf(first)));
        // One leaves between the last payment and the sale, one after it.
        assertThat(shopping.cancel(bo, third.id()).status()).isEqualTo(200);
        following.follow();
        assertThat(shopping.cancel(mei, second.id()).status()).isEqualTo(200);
        var page = groups.group(codeOf(first));
        assertThat(page.state()).isEqualTo(GroupState.FILLED);
        assertThat(page.paid()).isEqualTo(3);
        assertThat(tryToJoin(people.signUp("Su"), codeOf(first))).isEqualTo(new Outcome.GroupClosed());
        groups.passADay();
        following.follow();
        assertThat(orderState(first)).isEqualTo("PAID");
        assertThat(books.trialBalance().isRight()).isTrue();
    }

    @Test
    void goesOnWhereItWasStoppedInTheMiddle() {
        var first = opened("Lin");
        join(codeOf(first), "Mei");
        join(codeOf(first), "Bo");
        // As if the process had died after the first order: it is sold, and the others gather.
        assertThat(Objects.requireNonNull(first.group())).isNotNull();
        var sold = paidOrders.sell(first.id(), first.placedAt());
        assertThat(sold).isPresent();
        Together.run(4, i -> () -> {
            following.follow();
            return true;
        });
        assertThat(ordersOf(first)).containsExactlyInAnyOrder("PAID", "PAID", "PAID");
        assertThat(accruedTwice(first)).isZero();
    }

    /** Without each by itself the orders behind the broken one, and without going on the groups behind it, would wait for ever. */
    @Test
    void anOrderThatCantFollowHoldsUpNeitherItsGroupNorOthers() {
        var broken = opened("Lin");
        join(codeOf(broken), "Mei");
        var behind = opened("Su");
        join(codeOf(behind), "An");
        var held = Account.of(AccountKind.BUYER_HELD, broken.id());
        move(held, Account.clearing("sandbox"), broken.total());
        groups.passADay();

        following.follow(1);

        assertThat(ordersOf(broken)).containsExactlyInAnyOrder("GATHERING", "CANCELLED");
        assertThat(ordersOf(behind)).containsExactly("CANCELLED", "CANCELLED");
        assertThat(hasMovedOn(broken)).isFalse();
        assertThat(hasMovedOn(behind)).isTrue();
        move(Account.clearing("sandbox"), held, broken.total());
        following.follow();
        assertThat(orderState(broken)).isEqualTo("CANCELLED");
        assertThat(hasMovedOn(broken)).isTrue();
    }

    private void move(Account from, Account to, Money amount) {
        ledger.post(Transfer.between(Ids.next(), new Transfer.Cause("test", campaign), from, to, amount));
    }

    private boolean hasMovedOn(Order order) {
        return count(
                        "select count(*) from groupbuying.groups where id = :id and moved_on_at is not null",
                        Objects.requireNonNull(order.group()).id())
                > 0;
    }
}
