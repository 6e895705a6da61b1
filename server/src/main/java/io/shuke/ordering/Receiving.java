package io.shuke.ordering;

import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * What follows when a parcel has come, or when what was still to come is called off: lines of which everything is there
 * begin their return window, and an order is received with its last parcel. The order is locked by the caller. Again
 * changes nothing.
 */
@Component
class Receiving {
    private final Receipts receipts;
    private final ApplicationEventPublisher events;
    private final OrderDeadlines deadlines;

    Receiving(Receipts receipts, ApplicationEventPublisher events, OrderDeadlines deadlines) {
        this.receipts = receipts;
        this.events = events;
        this.deadlines = deadlines;
    }

    void whatIsThere(UUID orderId, Instant at) {
        var until = at.plus(deadlines.returnsFor());
        var lines = new ArrayList<>(receipts.receiveLines(orderId, at, until));
        var whole = receipts.receiveOrder(orderId, at, until);
        if (whole) {
            lines.addAll(receipts.receiveOtherLines(orderId, at, until));
        }
        if (!lines.isEmpty()) {
            events.publishEvent(new LinesReceived(orderId, lines, at, until));
        }
        if (whole) {
            events.publishEvent(new OrderReceived(orderId, at, until));
        }
    }
}
