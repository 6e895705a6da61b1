package io.shuke.ordering;

import io.shuke.payment.TakingRevenue;
import io.shuke.shared.Money;
import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Settles lines whose return window is over, each from its own receipt, whatever became of the others of its order:
 * pending money becomes available, and what is left of the buyer's money is the platform's. A line about which an
 * after-sale is open waits for its end, and as much of the held money as could still go back for it, or for one that has
 * not come, stays held; an order settles with its last line. Each order in a transaction of its own, so
 * that one that can't be settled holds up no other.
 */
@Component
public class SettlingOrders {
    /** How many orders one run settles. */
    public static final int BATCH = 100;

    private static final Logger LOG = LoggerFactory.getLogger(SettlingOrders.class);

    private final Orders orders;
    private final TakingRevenue takingRevenue;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SettlingOrders(
            Orders orders,
            TakingRevenue takingRevenue,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.orders = orders;
        this.takingRevenue = takingRevenue;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Settles what is due, at most a batch, and says how many were settled. */
    public int settle() {
        int settled = 0;
        for (var order : orders.toSettle(clock.instant(), BATCH)) {
            if (settleOrLog(order)) {
                settled++;
            }
        }
        return settled;
    }

    private boolean settleOrLog(UUID orderId) {
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> settle(orderId)));
        } catch (RuntimeException e) {
            LOG.error("order {} could not be settled", orderId, e);
            return false;
        }
    }

    private boolean settle(UUID orderId) {
        var now = clock.instant();
        var heldFreight = orders.lockToSettle(orderId);
        if (heldFreight.isEmpty()) {
            return false;
        }
        var settled = orders.settleLines(orderId, now);
        if (settled.isEmpty()) {
            return false;
        }
        events.publishEvent(new LinesSettled(orderId, settled, now));
        var unsettled = orders.unsettledMinor(orderId);
        if (unsettled.isPresent()) {
            var freight = heldFreight.get();
            takingRevenue.takeAbove(orderId, freight.plus(new Money(unsettled.get(), freight.currency())));
            return true;
        }
        if (!orders.settle(orderId, now)) {
            throw new IllegalStateException("all lines of order " + orderId + " are settled, and it is not received");
        }
        events.publishEvent(new OrderSettled(orderId, now));
        takingRevenue.take(orderId);
        return true;
    }
}
