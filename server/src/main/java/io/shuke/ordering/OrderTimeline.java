package io.shuke.ordering;

import io.shuke.ordering.Order.Moment;
import io.shuke.ordering.Order.What;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells an order's story from the times that its states left behind. */
final class OrderTimeline {
    private OrderTimeline() {}

    /** The order with everything that lies in other rows. */
    static Order complete(
            Order head,
            List<Order.Line> lines,
            List<Order.Coupon> coupons,
            List<Order.Parcel> parcels,
            List<Moment> further,
            Order.@Nullable ChargeState charge,
            Instant now) {
        return new Order(
                head.id(),
                head.number(),
                head.state(),
                head.placedAt(),
                head.payBefore(),
                head.payBefore() == null ? null : now,
                head.paidAt(),
                head.shippedAt(),
                head.receivedAt(),
                head.settledAt(),
                head.endedAt(),
                head.returnsUntil(),
                lines,
                head.goods(),
                head.discount(),
                head.freight(),
                head.freightDiscount(),
                head.total(),
                head.refunded(),
                head.groupSaving(),
                coupons,
                head.address(),
                head.note(),
                parcels,
                head.cancelReason(),
                head.group(),
                charge,
                timeline(head, further));
    }

    /** Once it was asked for, and again when it was back with the buyer. */
    static List<Moment> refund(RefundReason reason, Instant at, @Nullable Instant doneAt, @Nullable Instant byHandAt) {
        var moments = new ArrayList<Moment>();
        add(
                moments,
                at,
                switch (reason) {
                    case CANCELLED -> What.REFUNDED;
                    case GROUP_PRICE -> What.GROUP_PRICE_REFUNDED;
                    case AFTER_SALE -> What.PARTLY_REFUNDED;
                    case TOO_LATE -> What.LATE_PAYMENT_REFUNDED;
                    case PAID_TWICE -> What.SECOND_PAYMENT_REFUNDED;
                });
        add(moments, doneAt, What.REFUND_ARRIVED);
        add(moments, byHandAt, What.REFUNDED_BY_HAND);
        return moments;
    }

    /** What happened to the order with its group. */
    static List<Moment> ofGroup(@Nullable Instant reseatedAt, @Nullable Instant soldAt) {
        var moments = new ArrayList<Moment>();
        add(moments, reseatedAt, What.RESEATED);
        add(moments, soldAt, What.GATHERED);
        return moments;
    }

    private static List<Moment> timeline(Order order, List<Moment> further) {
        var timeline = new ArrayList<Moment>();
        add(timeline, order.placedAt(), What.PLACED);
        add(timeline, order.paidAt(), What.PAID);
        add(timeline, order.shippedAt(), What.SHIPPED);
        add(timeline, order.receivedAt(), What.RECEIVED);
        add(timeline, order.settledAt(), What.SETTLED);
        add(timeline, order.endedAt(), order.state() == OrderState.EXPIRED ? What.EXPIRED : What.CANCELLED);
        timeline.addAll(further);
        timeline.sort(Comparator.comparing(Moment::at));
        return timeline;
    }

    private static void add(List<Moment> timeline, @Nullable Instant at, What what) {
        if (at != null) {
            timeline.add(new Moment(at, what));
        }
    }
}
