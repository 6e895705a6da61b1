package io.shuke.commission;

import io.shuke.ordering.OrderReceived;
import io.shuke.ordering.OrderSettled;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The goods arrived: the day of release is known. The return window is over: what was pending becomes available. */
@Component
class Releasing {
    private final StoredAccruals accruals;
    private final MovingCommission moving;
    private final CommissionNews news;

    Releasing(StoredAccruals accruals, MovingCommission moving, CommissionNews news) {
        this.accruals = accruals;
        this.moving = moving;
        this.news = news;
    }

    @EventListener
    void on(OrderReceived order) {
        news.announce(accruals.promiseRelease(order.orderId(), order.returnsUntil()));
    }

    @EventListener
    void on(OrderSettled order) {
        var released = accruals.releasePendingOf(order.orderId(), order.at());
        moving.release(released);
        news.announce(released);
    }
}
