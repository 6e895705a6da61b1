package io.shuke.ordering;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The buyer has the goods: by their own word, or by itself some days after shipment. The return window starts. */
@Component
public class ConfirmingReceipt {
    /** How many orders one transaction receives by itself. */
    public static final int BATCH = 100;

    private final Orders orders;
    private final ApplicationEventPublisher events;
    private final OrderDeadlines deadlines;
    private final Clock clock;

    ConfirmingReceipt(Orders orders, ApplicationEventPublisher events, OrderDeadlines deadlines, Clock clock) {
        this.orders = orders;
        this.events = events;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** What became of the buyer's word. */
    public sealed interface Outcome {
        record Received() implements Outcome {}

        record NotShipped(OrderState state) implements Outcome {}

        record NoSuchOrder() implements Outcome {}
    }

    @Transactional
    public Outcome byBuyer(UUID buyerId, UUID orderId) {
        var now = clock.instant();
        var until = now.plus(deadlines.returnsFor());
        if (orders.receive(orderId, buyerId, now, until).isEmpty()) {
            return orders.standing(orderId, buyerId)
                    .<Outcome>map(order -> new Outcome.NotShipped(order.state()))
                    .orElseGet(Outcome.NoSuchOrder::new);
        }
        publish(orderId, now, until);
        return new Outcome.Received();
    }

    /** Receives one batch and says how many; fewer than {@link #BATCH} means that no more are due. */
    @Transactional
    public int byTime() {
        var now = clock.instant();
        var until = now.plus(deadlines.returnsFor());
        var received = orders.receiveShippedBefore(now.minus(deadlines.receivedAfter()), now, until, BATCH);
        received.forEach(order -> publish(order.id(), now, until));
        return received.size();
    }

    private void publish(UUID orderId, Instant at, Instant returnsUntil) {
        events.publishEvent(new OrderReceived(orderId, at, returnsUntil));
    }
}
