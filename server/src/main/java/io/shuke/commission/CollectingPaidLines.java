package io.shuke.commission;

import io.shuke.ordering.LineRefunded;
import io.shuke.ordering.OrderCancelled;
import io.shuke.ordering.OrderPaid;
import io.shuke.ordering.PaidLines;
import io.shuke.shared.Outbox;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Collects the lines that were paid, for trying plans on them. That something happened to an order waits in the outbox,
 * so that paying one costs no more; what is collected is how the order stands when it is delivered, so any order of
 * deliveries, and any number, ends in the same. Orders from before this was so are collected once, some at a time.
 */
@Component
class CollectingPaidLines {
    private static final int ORDERS = 500;

    private final Outbox outbox;
    private final PaidLines paidLines;
    private final PaidLineFacts facts;
    private final TransactionTemplate transaction;

    /** An order was paid, or money of it went back. */
    record PaidOrderChanged(UUID orderId) {}

    CollectingPaidLines(Outbox outbox, PaidLines paidLines, PaidLineFacts facts, TransactionTemplate transaction) {
        this.outbox = outbox;
        this.paidLines = paidLines;
        this.facts = facts;
        this.transaction = transaction;
    }

    @EventListener
    void on(OrderPaid order) {
        outbox.append(new PaidOrderChanged(order.orderId()));
    }

    @EventListener
    void on(OrderCancelled order) {
        if (order.paid()) {
            outbox.append(new PaidOrderChanged(order.orderId()));
        }
    }

    @EventListener
    void on(LineRefunded line) {
        outbox.append(new PaidOrderChanged(line.orderId()));
    }

    /** Records the order as it stands. */
    @Component
    record Recording(PaidLines paidLines, PaidLineFacts facts) implements Outbox.Handler<PaidOrderChanged> {
        @Override
        public String name() {
            return "commission.paid-order-changed";
        }

        @Override
        public Class<PaidOrderChanged> type() {
            return PaidOrderChanged.class;
        }

        @Override
        public void handle(UUID deliveryId, PaidOrderChanged order) {
            facts.record(paidLines.ofOrder(order.orderId()));
        }
    }

    /** Collects older orders until none is left, or somebody else is at it. */
    void collectOlder() {
        var more = true;
        while (more) {
            more = Boolean.TRUE.equals(transaction.execute(status -> collectSome()));
        }
    }

    private boolean collectSome() {
        var collection = facts.collection();
        if (collection.isEmpty()) {
            return false;
        }
        var lines = paidLines.ofOrdersAfter(collection.get().afterOrderId(), ORDERS);
        if (lines.isEmpty()) {
            facts.collectedAll();
            return false;
        }
        facts.record(lines);
        facts.collectedUpTo(lines.getLast().orderId());
        return true;
    }

    /** Collects what is older after a start; once all of it is there it looks no more. */
    @Component
    @ConditionalOnBooleanProperty(name = "shuke.jobs", matchIfMissing = true)
    static class Job {
        private final CollectingPaidLines collecting;
        private final PaidLineFacts facts;
        private volatile boolean done;

        Job(CollectingPaidLines collecting, PaidLineFacts facts) {
            this.collecting = collecting;
            this.facts = facts;
        }

        @Scheduled(fixedDelay = 10_000)
        void look() {
            if (!done) {
                collecting.collectOlder();
                done = facts.collected();
            }
        }
    }
}
