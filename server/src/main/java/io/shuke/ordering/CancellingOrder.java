package io.shuke.ordering;

import io.shuke.flash.FlashCounter;
import io.shuke.groupbuying.Seating;
import io.shuke.inventory.Reserving;
import io.shuke.ordering.Orders.Moved;
import io.shuke.payment.FundingCoupons;
import io.shuke.payment.TakingRevenue;
import io.shuke.promotion.UsingCoupons;
import io.shuke.shared.Audit;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends an order before anything of it is shipped: whoever was owed a part of its money gives it back, the buyer's money is
 * refunded, coupons are in the buyer's hands again, a seat in a group that is not full, a place in a flash offer and the stock are free again. Refuses an order that is shipped or has ended. Joins the caller's transaction.
 */
@Component
public class CancellingOrder {
    /** What the buyer of a group that had to end reads as the reason; the shop has words for it. */
    static final String GROUP_NOT_FILLED = "GROUP_NOT_FILLED";

    /** As above, of a seat that was for a newcomer and was paid by somebody who is none any more. */
    static final String GROUP_FOR_NEWCOMERS = "GROUP_FOR_NEWCOMERS";

    private final Orders orders;
    private final OrderRefunds refunds;
    private final Reserving reserving;
    private final UsingCoupons coupons;
    private final FundingCoupons funding;
    private final Seating seating;
    private final FlashCounter flash;
    private final TakingRevenue revenue;
    private final ApplicationEventPublisher events;
    private final Audit audit;
    private final Clock clock;

    CancellingOrder(
            Orders orders,
            OrderRefunds refunds,
            Reserving reserving,
            UsingCoupons coupons,
            FundingCoupons funding,
            Seating seating,
            FlashCounter flash,
            TakingRevenue revenue,
            ApplicationEventPublisher events,
            Audit audit,
            Clock clock) {
        this.orders = orders;
        this.refunds = refunds;
        this.reserving = reserving;
        this.coupons = coupons;
        this.funding = funding;
        this.seating = seating;
        this.flash = flash;
        this.revenue = revenue;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of the wish to cancel. */
    public sealed interface Outcome {
        record Cancelled() implements Outcome {}

        /** A parcel of it is on its way, or it has ended already. */
        record TooLate(OrderState state) implements Outcome {}

        /** There is none, or it is somebody else's. */
        record NoSuchOrder() implements Outcome {}
    }

    @Transactional
    public Outcome byBuyer(UUID buyerId, UUID orderId, String reason) {
        return cancel(orderId, buyerId, reason)
                .<Outcome>map(order -> new Outcome.Cancelled())
                .orElseGet(() -> refusal(orderId, buyerId));
    }

    /** Written to the audit trail, with the reason that the buyer sees too. */
    @Transactional
    public Outcome byStaff(UUID staffId, UUID orderId, String reason) {
        var cancelled = cancel(orderId, null, reason);
        cancelled.ifPresent(order -> audit.record(
                staffId,
                "order.cancel",
                "order:" + orderId,
                Map.of("state", order.before()),
                Map.of("state", OrderState.CANCELLED),
                reason));
        return cancelled.<Outcome>map(order -> new Outcome.Cancelled()).orElseGet(() -> refusal(orderId, null));
    }

    /** The group that the order gathers in has ended before it was full; false where the order gathers no more. */
    @Transactional
    boolean unfilled(UUID orderId) {
        return gathersNoMore(orderId, GROUP_NOT_FILLED);
    }

    /** The order's seat was for a newcomer, and its buyer is none any more; false where the order gathers no more. */
    @Transactional
    boolean notForCustomers(UUID orderId) {
        return gathersNoMore(orderId, GROUP_FOR_NEWCOMERS);
    }

    private boolean gathersNoMore(UUID orderId, String reason) {
        var now = clock.instant();
        var cancelled = orders.cancelGathering(orderId, reason, now);
        cancelled.ifPresent(order -> undo(order, reason, now));
        return cancelled.isPresent();
    }

    private Optional<Moved> cancel(UUID orderId, @Nullable UUID buyerId, String reason) {
        var now = clock.instant();
        var cancelled = orders.cancel(orderId, buyerId, reason, now);
        cancelled.ifPresent(order -> undo(order, reason, now));
        return cancelled;
    }

    private void undo(Moved order, String reason, Instant at) {
        var sold = order.before() == OrderState.PAID;
        events.publishEvent(new OrderCancelled(order.id(), order.buyerId(), sold, order.notRefunded(), reason, at));
        if (sold || order.before() == OrderState.GATHERING) {
            giveMoneyBack(order, at);
        }
        if (order.reduced()) {
            coupons.giveBack(List.of(order.id()));
        }
        if (order.inGroup()) {
            seating.giveBack(List.of(order.id()));
        }
        if (order.inFlash()) {
            flash.giveBack(List.of(order.id()));
        }
        reserving.giveBack(order.id());
    }

    private void giveMoneyBack(Moved order, Instant at) {
        // What the market bears of a price is added when the order is sold.
        var isFunded = order.before() == OrderState.PAID && (order.reduced() || order.inGroup() || order.inFlash());
        var funded = isFunded ? orders.fundedLeft(order.id()) : order.total().zero();
        if (isFunded) {
            revenue.giveBack(order.id(), order.id(), order.notRefunded().plus(funded));
            funding.giveBack(order.id(), order.id(), funded);
        }
        var charge = Objects.requireNonNull(order.payingChargeId(), "a paid order has a charge");
        refunds.refund(order.id(), charge, order.notRefunded(), RefundReason.CANCELLED, at);
        if (order.refunded().isPositive()) {
            // Parts that went back before were rounded one by one: they may have left a fen of the others'.
            revenue.take(order.id());
        }
    }

    private Outcome refusal(UUID orderId, @Nullable UUID buyerId) {
        return orders.standing(orderId, buyerId)
                .<Outcome>map(order -> new Outcome.TooLate(order.state()))
                .orElseGet(Outcome.NoSuchOrder::new);
    }
}
