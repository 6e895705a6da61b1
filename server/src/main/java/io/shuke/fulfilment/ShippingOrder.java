package io.shuke.fulfilment;

import io.shuke.ordering.HandingOver;
import io.shuke.ordering.OrderState;
import io.shuke.shared.Audit;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Staff hand everything that is left of a paid order to a carrier, whoever's goods it is: one parcel for each supplier's
 * part, under one number. Refuses an order that is not waiting for that; the same again changes nothing. Written to the
 * audit trail.
 */
@Component
public class ShippingOrder {
    private final OpeningShipments opening;
    private final PackingParcel packing;
    private final StoredShipments shipments;
    private final StoredParcels parcels;
    private final HandingOver handingOver;
    private final Audit audit;
    private final Clock clock;

    ShippingOrder(
            OpeningShipments opening,
            PackingParcel packing,
            StoredShipments shipments,
            StoredParcels parcels,
            HandingOver handingOver,
            Audit audit,
            Clock clock) {
        this.opening = opening;
        this.packing = packing;
        this.shipments = shipments;
        this.parcels = parcels;
        this.handingOver = handingOver;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of the shipment. */
    public sealed interface Outcome {
        record Shipped() implements Outcome {}

        record NotPaid(OrderState state) implements Outcome {}

        /** An earlier parcel of the order has the number. */
        record NumberUsed() implements Outcome {}

        record NoSuchOrder() implements Outcome {}
    }

    @Transactional
    public Outcome ship(UUID staffId, UUID orderId, String carrier, String trackingNumber) {
        if (opening.open(orderId).isEmpty()) {
            return refusal(orderId, carrier, trackingNumber);
        }
        if (parcels.any(orderId, carrier, trackingNumber)) {
            return new Outcome.NumberUsed();
        }
        var now = clock.instant();
        var open = shipments.openOf(orderId);
        if (open.isEmpty()) {
            throw new IllegalStateException("order " + orderId + " is paid, and nothing of it is left to ship");
        }
        for (var shipment : open) {
            var rest = new Packing(carrier, trackingNumber, shipments.leftOf(shipment.id()));
            requirePacked(packing.packLocked(shipment, staffId, rest, now), shipment.id());
        }
        audit.record(
                staffId,
                "order.ship",
                "order:" + orderId,
                Map.of("state", OrderState.PAID),
                Map.of("state", OrderState.SHIPPED, "carrier", carrier, "trackingNumber", trackingNumber),
                null);
        return new Outcome.Shipped();
    }

    /** The order is locked, so that nobody can have taken what was left. */
    private static void requirePacked(PackingParcel.Outcome outcome, UUID shipmentId) {
        if (!(outcome instanceof PackingParcel.Outcome.Packed)) {
            throw new IllegalStateException("shipment " + shipmentId + " was not packed: " + outcome);
        }
    }

    private Outcome refusal(UUID orderId, String carrier, String trackingNumber) {
        var state = handingOver.stateOf(orderId);
        if (state.isEmpty()) {
            return new Outcome.NoSuchOrder();
        }
        return state.get() == OrderState.SHIPPED && parcels.any(orderId, carrier, trackingNumber)
                ? new Outcome.Shipped()
                : new Outcome.NotPaid(state.get());
    }
}
