package io.shuke.ordering;

import io.shuke.flash.FlashCounter;
import io.shuke.inventory.Reserving;
import io.shuke.ordering.PaidOrders.Paid;
import io.shuke.payment.ChargeCaptured;
import io.shuke.payment.FundingCoupons;
import io.shuke.payment.OrderUnknown;
import io.shuke.promotion.UsingCoupons;
import io.shuke.shared.Outbox;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves an order to PAID in the transaction that captured its money, adds what the market bears of its coupons, and tells
 * who is owed a part of it; one with a seat in a group gathers first. Money for an
 * order that ended, or that another charge paid already, goes back by itself; the same capture again changes nothing.
 */
@Component
public class PayingOrder {
    private final PaidOrders paidOrders;
    private final Orders orders;
    private final OrderRefunds refunds;
    private final SeatsOfOrders seats;
    private final FlashCounter flash;
    private final Reserving reserving;
    private final UsingCoupons coupons;
    private final FundingCoupons funding;
    private final ApplicationEventPublisher events;
    private final Outbox outbox;

    PayingOrder(
            PaidOrders paidOrders,
            Orders orders,
            OrderRefunds refunds,
            SeatsOfOrders seats,
            FlashCounter flash,
            Reserving reserving,
            UsingCoupons coupons,
            FundingCoupons funding,
            ApplicationEventPublisher events,
            Outbox outbox) {
        this.paidOrders = paidOrders;
        this.orders = orders;
        this.refunds = refunds;
        this.seats = seats;
        this.flash = flash;
        this.reserving = reserving;
        this.coupons = coupons;
        this.funding = funding;
        this.events = events;
        this.outbox = outbox;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(ChargeCaptured captured) {
        paidOrders.pay(captured).ifPresentOrElse(order -> paid(order, captured), () -> notPayable(captured));
    }

    private void paid(Paid order, ChargeCaptured captured) {
        var sold = order.sold();
        if (sold == null) {
            seats.paid(order, captured);
        } else {
            sold(sold);
            if (order.inFlash()) {
                flash.sell(order.orderId());
            }
        }
    }

    private void sold(OrderPaid order) {
        reserving.sell(order.orderId());
        if (order.isReduced()) {
            coupons.use(order.orderId());
            funding.fund(order.orderId(), order.couponsByMarket());
        }
        events.publishEvent(order);
        outbox.append(order);
    }

    private void notPayable(ChargeCaptured captured) {
        var order = orders.standing(captured.orderId(), null).orElseThrow(() -> new OrderUnknown(captured.orderId()));
        if (!captured.chargeId().equals(order.payingChargeId()) && !seats.revived(order.id(), captured)) {
            var reason = order.payingChargeId() == null ? RefundReason.TOO_LATE : RefundReason.PAID_TWICE;
            refunds.refund(order.id(), captured.chargeId(), captured.amount(), reason, captured.at());
        }
    }
}
