package io.shuke.commission;

import io.shuke.ordering.OrderCancelled;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A paid order is cancelled: its pending commission goes back to the buyer's held money, exactly once. */
@Component
class Reversing {
    private final StoredAccruals accruals;
    private final MovingCommission moving;
    private final CommissionNews news;

    Reversing(StoredAccruals accruals, MovingCommission moving, CommissionNews news) {
        this.accruals = accruals;
        this.moving = moving;
        this.news = news;
    }

    @EventListener
    void on(OrderCancelled order) {
        if (!order.paid()) {
            return;
        }
        var reversed = accruals.reversePendingOf(order.orderId(), ReversalReason.ORDER_CANCELLED, order.at());
        moving.putBack(order.orderId(), reversed);
        news.announce(reversed);
    }
}
