package io.shuke.commission;

import io.shuke.commission.CommissionMoved.Part;
import io.shuke.commission.CommissionMoved.What;
import io.shuke.ordering.LineRefunded;
import io.shuke.ordering.OrderCancelled;
import io.shuke.shared.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A buyer's money goes back: so does the same part of the commission, exactly once. Pending commission shrinks; released
 * commission is taken from what the partner has, and what is missing becomes a debt.
 */
@Component
class Reversing {
    private final StoredAccruals accruals;
    private final MovingCommission moving;
    private final Debts debts;
    private final CommissionNews news;
    private final ApplicationEventPublisher events;

    Reversing(
            StoredAccruals accruals,
            MovingCommission moving,
            Debts debts,
            CommissionNews news,
            ApplicationEventPublisher events) {
        this.accruals = accruals;
        this.moving = moving;
        this.debts = debts;
        this.news = news;
        this.events = events;
    }

    @EventListener
    void on(OrderCancelled order) {
        if (order.paid()) {
            var reversed =
                    positive(accruals.reversePendingOf(order.orderId(), ReversalReason.ORDER_CANCELLED, order.at()));
            moving.takeBack(order.orderId(), order.orderId(), reversed);
            news.announce(reversed);
        }
    }

    @EventListener
    void on(LineRefunded line) {
        var touched = accruals.reverse(line);
        var reversed = positive(touched);
        var missing = moving.takeBack(line.orderId(), line.refundId(), reversed);
        debts.grow(reversed, missing, line.refundId(), line.at());
        news.announce(touched);
        tell(reversed, missing, line.at());
    }

    private void tell(List<Moved> reversed, Map<UUID, Money> missing, Instant at) {
        var parts = new ArrayList<Part>();
        for (var moved : reversed) {
            var owed = missing.get(moved.accrualId());
            if (owed != null) {
                parts.add(new Part(moved.accrualId(), moved.partnerId(), null, owed));
            }
        }
        if (!parts.isEmpty()) {
            events.publishEvent(new CommissionMoved(What.OWED, parts, at));
        }
    }

    private static List<Moved> positive(List<Moved> moved) {
        return moved.stream().filter(one -> one.amount().isPositive()).toList();
    }
}
