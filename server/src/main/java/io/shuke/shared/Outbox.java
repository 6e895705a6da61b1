package io.shuke.shared;

import java.util.UUID;

/**
 * Facts that leave the transaction they happened in. {@link #append} writes one row for each handler of the event's
 * type in the caller's transaction – none where nobody handles it – and they are delivered at least once after commit.
 */
public interface Outbox {
    void append(Object event);

    /**
     * Handles one type of event, once per {@code deliveryId} if it is idempotent, which it must be: after a crash the
     * same event comes again. Runs in a transaction of its own that also marks the delivery.
     */
    interface Handler<E> {
        /** A name that never changes: rows wait under it. */
        String name();

        Class<E> type();

        void handle(UUID deliveryId, E event);
    }
}
