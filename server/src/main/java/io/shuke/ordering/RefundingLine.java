package io.shuke.ordering;

import io.shuke.flash.FlashCounter;
import io.shuke.inventory.Reserving;
import io.shuke.payment.FundingCoupons;
import io.shuke.payment.TakingRevenue;
import io.shuke.promotion.UsingCoupons;
import io.shuke.shared.Ids;
import io.shuke.shared.Money;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives a part of a line's price back to the buyer, through the provider that took it: whoever was owed a part of the line
 * gives the same part back first, whether it was released or not, and what is missing then is the platform's; the market has
 * back the same part of what it bore for coupons. Pieces that
 * were not shipped are called off and go back on the shelf, and an order of which nothing is left before shipment ends as
 * CANCELLED, with which its place in a flash offer is free again. Refuses more than is left, and an order that is unpaid or has ended. Needs the order locked by
 * {@link SoldLines#lock}.
 */
@Component
public class RefundingLine {
    private final SoldLines lines;
    private final Orders orders;
    private final OrderRefunds refunds;
    private final TakingRevenue revenue;
    private final FundingCoupons funding;
    private final UsingCoupons coupons;
    private final FlashCounter flash;
    private final Reserving reserving;
    private final Receiving receiving;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RefundingLine(
            SoldLines lines,
            Orders orders,
            OrderRefunds refunds,
            TakingRevenue revenue,
            FundingCoupons funding,
            UsingCoupons coupons,
            FlashCounter flash,
            Reserving reserving,
            Receiving receiving,
            ApplicationEventPublisher events,
            Clock clock) {
        this.lines = lines;
        this.orders = orders;
        this.refunds = refunds;
        this.revenue = revenue;
        this.funding = funding;
        this.coupons = coupons;
        this.flash = flash;
        this.reserving = reserving;
        this.receiving = receiving;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What is to go back: an amount, for so many pieces or for none; the freight goes along by {@link SoldLine}'s rule.
     *
     * @param unshippedFirst the pieces are those that are not on their way, as far as there are any; else the others
     */
    public record Wish(
            UUID afterSaleId, int pieces, boolean unshippedFirst, Money amount, boolean sellersFault, String reason) {}

    /** What became of it. */
    public sealed interface Outcome {
        record Refunded(UUID refundId, Money amount, Money freight) implements Outcome {}

        /** More money or more pieces than are left of the line. */
        record TooMuch() implements Outcome {}

        record NotRefundable(OrderState state) implements Outcome {}
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome refund(SoldLine line, Wish wish) {
        if (!line.isRefundable()) {
            return new Outcome.NotRefundable(line.state());
        }
        var calledOff = line.calledOffBy(wish);
        if (!wish.amount().isPositive() || !lines.refund(line, wish.pieces(), calledOff, wish.amount())) {
            return new Outcome.TooMuch();
        }
        var freight = line.freightFor(wish.amount(), wish.sellersFault());
        orders.countRefund(line.orderId(), wish.amount(), freight, wish.sellersFault());
        var refunded = new Outcome.Refunded(Ids.next(), wish.amount(), freight);
        var now = clock.instant();
        giveBack(line, wish, calledOff, refunded, now);
        if (calledOff > 0 && line.isShipped()) {
            // What was still to come of the line is called off: all of it may be there.
            receiving.whatIsThere(line.orderId(), now);
        }
        return refunded;
    }

    private void giveBack(SoldLine line, Wish wish, int calledOff, Outcome.Refunded refunded, Instant at) {
        var whole = refunded.amount().plus(refunded.freight());
        events.publishEvent(new LineRefunded(
                line.orderId(),
                line.lineId(),
                refunded.refundId(),
                wish.afterSaleId(),
                line.refunded().plus(wish.amount()),
                line.net(),
                calledOff,
                whole,
                at));
        var coupon = line.couponFor(wish.amount());
        revenue.giveBack(line.orderId(), refunded.refundId(), whole.plus(coupon));
        funding.giveBack(line.orderId(), refunded.refundId(), coupon);
        refunds.refundPart(refunded.refundId(), line.orderId(), whole, at);
        if (line.state() == OrderState.SETTLED || line.endsWith(wish.amount())) {
            // Parts are rounded one by one: together they may give back a fen more than goes to the buyer.
            revenue.take(line.orderId());
        }
        unpack(line, wish, calledOff, at);
    }

    private void unpack(SoldLine line, Wish wish, int calledOff, Instant at) {
        if (!line.endsWith(wish.amount())) {
            if (line.inFlash() && calledOff > 0) {
                flash.callOff(line.orderId(), calledOff);
            }
            reserving.giveBack(line.orderId(), line.skuId(), calledOff);
            return;
        }
        orders.cancel(line.orderId(), null, wish.reason(), at)
                .ifPresent(order -> events.publishEvent(new OrderCancelled(
                        order.id(), order.buyerId(), true, order.total().zero(), wish.reason(), at)));
        if (line.reduced()) {
            coupons.giveBack(List.of(line.orderId()));
        }
        if (line.inFlash()) {
            flash.giveBack(List.of(line.orderId()));
        }
        reserving.giveBack(line.orderId());
    }
}
