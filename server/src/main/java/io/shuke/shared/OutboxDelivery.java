package io.shuke.shared;

import io.shuke.shared.Outbox.Handler;
import io.shuke.shared.StoredOutbox.Due;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Delivers waiting events in batches. A batch commits as a whole; where one of its events fails, the batch is undone and
 * its events are tried one by one, so that a broken one is postponed alone.
 */
@Component
public class OutboxDelivery {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxDelivery.class);
    private static final int BATCH = 200;
    private static final int LONGEST_WAIT_SECONDS = 600;

    private final StoredOutbox outbox;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Map<String, Handler<?>> handlers;

    OutboxDelivery(StoredOutbox outbox, TransactionTemplate transaction, JsonMapper json, List<Handler<?>> handlers) {
        this.outbox = outbox;
        this.transaction = transaction;
        this.json = json;
        this.handlers = handlers.stream().collect(Collectors.toMap(Handler::name, Function.identity()));
    }

    /** Delivers everything that is due now. */
    public void deliver() {
        while (deliverBatch(BATCH) == BATCH) {
            LOG.debug("a full batch; more may wait");
        }
    }

    /** Calls the delivery again and again. */
    @Component
    @ConditionalOnBooleanProperty(name = "shuke.jobs", matchIfMissing = true)
    record Job(OutboxDelivery delivery) {
        @Scheduled(fixedDelayString = "${shuke.outbox.every:PT0.5S}")
        void deliver() {
            delivery.deliver();
        }
    }

    private int deliverBatch(int size) {
        try {
            return inTransaction(size);
        } catch (DeliveryFailed e) {
            if (size > 1) {
                return deliverOneByOne();
            }
            LOG.warn("delivery {} to {} failed, attempt {}", e.due.id(), e.due.handler(), e.due.attempts() + 1, e);
            transaction.executeWithoutResult(
                    status -> outbox.postpone(e.due, String.valueOf(e.getCause()), waitAfter(e.due.attempts())));
            return 1;
        }
    }

    private int deliverOneByOne() {
        int delivered = 0;
        while (delivered < BATCH && deliverBatch(1) == 1) {
            delivered++;
        }
        return delivered;
    }

    private int inTransaction(int size) {
        Integer delivered = transaction.execute(status -> {
            var due = outbox.take(size);
            due.forEach(this::handle);
            return due.size();
        });
        return delivered == null ? 0 : delivered;
    }

    private void handle(Due due) {
        var handler = handlers.get(due.handler());
        if (handler == null) {
            throw new DeliveryFailed(due, new IllegalStateException("nobody handles " + due.handler()));
        }
        try {
            handle(handler, due);
        } catch (RuntimeException e) {
            throw new DeliveryFailed(due, e);
        }
    }

    private <E> void handle(Handler<E> handler, Due due) {
        handler.handle(due.id(), json.readValue(due.payload(), handler.type()));
    }

    private static long waitAfter(int attempts) {
        return Math.min(LONGEST_WAIT_SECONDS, 1L << Math.min(attempts, 10));
    }

    private static final class DeliveryFailed extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Due due;

        private DeliveryFailed(Due due, RuntimeException cause) {
            super(cause);
            this.due = due;
        }
    }
}
