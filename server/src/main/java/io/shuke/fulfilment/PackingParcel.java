package io.shuke.fulfilment;

import io.shuke.fulfilment.StoredShipments.Head;
import io.shuke.fulfilment.StoredShipments.Packed;
import io.shuke.ordering.HandingOver;
import io.shuke.ordering.Order;
import io.shuke.shared.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hands pieces of a shipment to a carrier. The order is locked first, so that no piece is both shipped and refunded; the
 * order is shipped once none of its shipments has anything left. The same parcel again changes nothing. Joins the
 * caller's transaction, which must be left on a refusal.
 */
@Component
public class PackingParcel {
    private final OpeningShipments opening;
    private final StoredShipments shipments;
    private final StoredParcels parcels;
    private final HandingOver handingOver;
    private final Clock clock;

    PackingParcel(
            OpeningShipments opening,
            StoredShipments shipments,
            StoredParcels parcels,
            HandingOver handingOver,
            Clock clock) {
        this.opening = opening;
        this.shipments = shipments;
        this.parcels = parcels;
        this.handingOver = handingOver;
        this.clock = clock;
    }

    /** What became of the parcel. */
    public sealed interface Outcome {
        record Packed(UUID shipmentId) implements Outcome {}

        /** These lines have fewer pieces left than wanted. */
        record NotThatManyLeft(List<UUID> lineIds) implements Outcome {
            public NotThatManyLeft {
                lineIds = List.copyOf(lineIds);
            }
        }

        /** A parcel of this shipment with other contents has the number. */
        record NumberUsed() implements Outcome {}

        /** Nothing of the order is to be shipped any more. */
        record NotOpen() implements Outcome {}

        /** There is none, or it is another supplier's. */
        record NoSuchShipment() implements Outcome {}
    }

    /** By a supplier, of its own shipments alone. */
    @Transactional
    public Outcome bySupplier(UUID vendorId, UUID personId, UUID shipmentId, Packing packing) {
        return shipments
                .head(shipmentId)
                .filter(shipment -> vendorId.equals(shipment.vendorId()))
                .map(shipment -> pack(shipment, personId, packing))
                .orElseGet(Outcome.NoSuchShipment::new);
    }

    private Outcome pack(Head shipment, UUID personId, Packing packing) {
        var order = opening.open(shipment.orderId());
        var same = parcels.contentsOf(shipment.id(), packing.carrier(), packing.trackingNumber());
        if (!same.isEmpty()) {
            return same.equals(Set.copyOf(packing.pieces()))
                    ? new Outcome.Packed(shipment.id())
                    : new Outcome.NumberUsed();
        }
        if (order.isEmpty()) {
            return new Outcome.NotOpen();
        }
        return packLocked(shipment, personId, packing, clock.instant());
    }

    /** The order is locked and its shipments are open. */
    Outcome packLocked(Head shipment, UUID personId, Packing packing, Instant at) {
        var packed = shipments.take(shipment.orderId(), shipment.id(), packing.pieces());
        if (packed.size() < packing.pieces().size()) {
            return new Outcome.NotThatManyLeft(missing(packing, packed));
        }
        var parcelId = Ids.next();
        parcels.insert(parcelId, shipment, packing, personId, at);
        handingOver.packed(shipment.orderId(), parcel(parcelId, packing, packed, at), packing.pieces());
        shipments.settleStates(List.of(shipment.orderId()), at);
        if (!shipments.anyLeft(shipment.orderId())) {
            handingOver.shipped(shipment.orderId(), at);
        }
        return new Outcome.Packed(shipment.id());
    }

    private static Order.Parcel parcel(UUID id, Packing packing, List<Packed> packed, Instant at) {
        var contents = packed.stream().map(Packed::words).toList();
        return new Order.Parcel(id, packing.carrier(), packing.trackingNumber(), at, null, contents);
    }

    private static List<UUID> missing(Packing packing, List<Packed> packed) {
        var taken = packed.stream().map(Packed::lineId).toList();
        return packing.pieces().stream()
                .map(HandingOver.Pieces::lineId)
                .filter(line -> !taken.contains(line))
                .toList();
    }
}
