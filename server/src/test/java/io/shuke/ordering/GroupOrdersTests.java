package io.shuke.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.groupbuying.GroupState;
import io.shuke.identity.Person;
import io.shuke.ledger.Account;
import io.shuke.ledger.AccountKind;
import io.shuke.ordering.PlacingOrder.Outcome;
import io.shuke.shared.Money;
import io.shuke.sharing.SharingFixture;
import io.shuke.social.SocialFixture;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Orders with a seat in a group: how they gather, are sold together, or end together. */
@ServerTest
class GroupOrdersTests extends GroupOrders {
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
}
