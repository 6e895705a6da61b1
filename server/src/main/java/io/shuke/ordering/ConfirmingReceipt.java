package io.shuke.ordering;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The buyer has the goods: by their own word, of a parcel or of all of them, or by itself some days after each parcel was
 * shipped. The return window of what has come starts.
 */
@Component
public class ConfirmingReceipt {
    /** How many orders one transaction receives parcels of by itself. */
    public static final int BATCH = 100;

    private final Receipts receipts;
    private final Receiving receiving;
    private final OrderDeadlines deadlines;
    private final Clock clock;

    ConfirmingReceipt(Receipts receipts, Receiving receiving, OrderDeadlines deadlines, Clock clock) {
        this.receipts = receipts;
        this.receiving = receiving;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** What became of the buyer's word. */
    public sealed interface Outcome {
        record Received() implements Outcome {}

        record NotShipped(OrderState state) implements Outcome {}

        /** No such order of the buyer's, or no such parcel of it. */
        record NoSuchOrder() implements Outcome {}
    }

    /** All of an order that is wholly on its way. */
    @Transactional
    public Outcome byBuyer(UUID buyerId, UUID orderId) {
        var state = receipts.lock(orderId, buyerId);
        if (state.isEmpty()) {
            return new Outcome.NoSuchOrder();
        }
        if (state.get() != OrderState.SHIPPED) {
            return new Outcome.NotShipped(state.get());
        }
        var now = clock.instant();
        receipts.receiveParcels(orderId, null, now);
        receiving.whatIsThere(orderId, now);
        return new Outcome.Received();
    }

    /** One parcel, though others may not even be packed. Again changes nothing. */
    @Transactional
    public Outcome ofParcel(UUID buyerId, UUID orderId, UUID parcelId) {
        if (receipts.lock(orderId, buyerId).isEmpty() || !receipts.isParcelOf(orderId, parcelId)) {
            return new Outcome.NoSuchOrder();
        }
        var now = clock.instant();
        receipts.receiveParcels(orderId, parcelId, now);
        receiving.whatIsThere(orderId, now);
        return new Outcome.Received();
    }

    /** Receives parcels of one batch of orders and says of how many; none means that no more are due. */
    @Transactional
    public int byTime() {
        var now = clock.instant();
        var shipped = now.minus(deadlines.receivedAfter());
        var orders = receipts.lockShippedBefore(shipped, BATCH);
        if (!orders.isEmpty()) {
            receipts.receiveParcelsShippedBefore(orders, shipped, now);
            orders.forEach(order -> receiving.whatIsThere(order, now));
        }
        return orders.size();
    }
}
