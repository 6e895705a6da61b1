package io.shuke.ordering;

import io.shuke.flash.FlashCounter;
import io.shuke.groupbuying.Seating;
import io.shuke.inventory.Reserving;
import io.shuke.ordering.Orders.Moved;
import io.shuke.promotion.UsingCoupons;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends orders that were not paid in time and gives everything back. */
@Component
public class ExpiringOrders {
    /** How many orders one transaction ends. */
    public static final int BATCH = 100;

    private static final String REASON = "EXPIRED";

    private final Orders orders;
    private final Reserving reserving;
    private final UsingCoupons coupons;
    private final Seating seating;
    private final FlashCounter flash;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ExpiringOrders(
            Orders orders,
            Reserving reserving,
            UsingCoupons coupons,
            Seating seating,
            FlashCounter flash,
            ApplicationEventPublisher events,
            Clock clock) {
        this.orders = orders;
        this.reserving = reserving;
        this.coupons = coupons;
        this.seating = seating;
        this.flash = flash;
        this.events = events;
        this.clock = clock;
    }

    /** Ends one batch and says how many; fewer than {@link #BATCH} means that no more are due. */
    @Transactional
    public int expire() {
        var now = clock.instant();
        var expired = orders.expire(now, BATCH);
        for (var order : expired) {
            events.publishEvent(new OrderCancelled(order.id(), order.buyerId(), false, order.total(), REASON, now));
        }
        var reduced = expired.stream().filter(Moved::reduced).map(Moved::id).toList();
        if (!reduced.isEmpty()) {
            coupons.giveBack(reduced);
        }
        var seated = expired.stream().filter(Moved::inGroup).map(Moved::id).toList();
        if (!seated.isEmpty()) {
            seating.giveBack(seated);
        }
        var inFlash = expired.stream().filter(Moved::inFlash).map(Moved::id).toList();
        if (!inFlash.isEmpty()) {
            flash.giveBack(inFlash);
        }
        if (!expired.isEmpty()) {
            reserving.giveBack(expired.stream().map(Moved::id).toList());
        }
        return expired.size();
    }
}
