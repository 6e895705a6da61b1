package io.shuke.ordering;

import io.shuke.groupbuying.AdmittingToGroups;
import io.shuke.groupbuying.Seating;
import io.shuke.inventory.Reserving;
import io.shuke.ordering.PaidOrders.Paid;
import io.shuke.payment.ChargeCaptured;
import io.shuke.payment.PersonAccounts;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What becomes of a seat in a group when the money for its order comes: it counts; or, where the group has ended meanwhile
 * or the seat was free again, the order is moved to another group of the campaign that has one; or, where none has, or the
 * seat was for a newcomer who is none any more, the order ends and the money goes back. Joins the paying transaction.
 */
@Component
class SeatsOfOrders {
    private final AdmittingToGroups admitting;
    private final Seating seating;
    private final Reserving reserving;
    private final PaidOrders paidOrders;
    private final CancellingOrder cancelling;
    private final OrderRefunds refunds;
    private final Orders orders;
    private final PersonAccounts accounts;

    SeatsOfOrders(
            AdmittingToGroups admitting,
            Seating seating,
            Reserving reserving,
            PaidOrders paidOrders,
            CancellingOrder cancelling,
            OrderRefunds refunds,
            Orders orders,
            PersonAccounts accounts) {
        this.admitting = admitting;
        this.seating = seating;
        this.reserving = reserving;
        this.paidOrders = paidOrders;
        this.cancelling = cancelling;
        this.refunds = refunds;
        this.orders = orders;
        this.accounts = accounts;
    }

    /** The order has just begun to gather. */
    void paid(Paid order, ChargeCaptured captured) {
        reserving.sell(order.orderId());
        if (isNoNewcomer(order.orderId())) {
            cancelling.notForCustomers(order.orderId());
        } else if (seating.pay(order.orderId()).isEmpty()) {
            seating.giveBack(List.of(order.orderId()));
            seating.payLate(order.orderId(), () -> true)
                    .ifPresentOrElse(
                            seated -> paidOrders.reseat(order.orderId(), seated, captured.at()),
                            () -> cancelling.unfilled(order.orderId()));
        }
    }

    /** The order had ended unpaid: false where it is not one that a seat could bring back. */
    boolean revived(UUID orderId, ChargeCaptured captured) {
        if (!paidOrders.lockToRevive(captured)) {
            return false;
        }
        var seated = isNoNewcomer(orderId)
                ? Optional.<Seating.Seated>empty()
                : seating.payLate(orderId, () -> reserving.takeAgain(orderId));
        seated.ifPresentOrElse(seat -> revive(captured, seat), () -> refund(orderId, captured));
        return true;
    }

    /** The seat is for a newcomer, and they, or whoever pays from the same account, have bought something else by now. */
    private boolean isNoNewcomer(UUID orderId) {
        var behind = admitting.newcomersBehind(orderId);
        if (behind.isEmpty()) {
            return false;
        }
        var people = new HashSet<>(behind);
        people.addAll(accounts.payingLike(orderId));
        return orders.boughtBesides(orderId, people);
    }

    private void revive(ChargeCaptured captured, Seating.Seated seat) {
        paidOrders.revive(captured);
        paidOrders.reseat(captured.orderId(), seat, captured.at());
    }

    private void refund(UUID orderId, ChargeCaptured captured) {
        refunds.refund(orderId, captured.chargeId(), captured.amount(), RefundReason.TOO_LATE, captured.at());
    }
}
