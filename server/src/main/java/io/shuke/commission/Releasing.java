package io.shuke.commission;

import io.shuke.ordering.OrderReceived;
import io.shuke.ordering.OrderSettled;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
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
        release(order.orderId(), accruals.releasePendingOf(order.orderId(), order.at()), order.at());
    }

    /** Moves the money of what was just marked as released. */
    void release(UUID orderId, List<Moved> released, Instant at) {
        moving.release(released);
        news.announce(released);
    }
}
