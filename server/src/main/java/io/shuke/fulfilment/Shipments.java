package io.shuke.fulfilment;

import io.shuke.catalog.Vendors;
import io.shuke.fulfilment.FoundShipments.Found;
import io.shuke.ordering.Deliveries;
import io.shuke.ordering.Deliveries.Delivery;
import io.shuke.ordering.OperatorOrder;
import io.shuke.ordering.ReadingOrders;
import io.shuke.shared.Cursor;
import io.shuke.shared.Page;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads shipments: for a supplier its own alone, for staff those of an order. A page costs two statements however long it
 * is.
 */
@Component
@Transactional(readOnly = true)
public class Shipments {
    private final FoundShipments found;
    private final Deliveries deliveries;
    private final Vendors vendors;
    private final ReadingOrders orders;

    Shipments(FoundShipments found, Deliveries deliveries, Vendors vendors, ReadingOrders orders) {
        this.found = found;
        this.deliveries = deliveries;
        this.vendors = vendors;
        this.orders = orders;
    }

    /** The supplier's shipments, newest first; with {@code open} those alone that have something left to ship. */
    public Page<ShipmentRow> pageOf(UUID vendorId, boolean open, @Nullable String after, int limit) {
        var page = Page.of(
                found.rowsOf(vendorId, open, Cursor.idOrNull(after), limit + 1), limit, row -> Cursor.of(row.id()));
        var known = deliveries.of(
                page.items().stream().map(FoundShipments.Row::orderId).toList());
        return page.map(row -> row.shown(Objects.requireNonNull(known.get(row.orderId()))));
    }

    /** One of the supplier's own; another's is as absent as one that doesn't exist. */
    public Optional<Shipment> ofVendor(UUID vendorId, UUID shipmentId) {
        return found.shipment(shipmentId, vendorId)
                .map(shipment -> shown(List.of(shipment)).getFirst());
    }

    /** All shipments of an order, for staff. */
    public List<Shipment> ofOrder(UUID orderId) {
        return shown(found.ofOrder(orderId));
    }

    /** The order itself, as staff see it. */
    public Optional<OperatorOrder> order(UUID orderId) {
        return orders.ofMarket(orderId);
    }

    /** The supplier's parcels, newest first. */
    public Page<ParcelRow> parcelsOf(UUID vendorId, @Nullable String after, int limit) {
        var page = Page.of(
                found.parcelRowsOf(vendorId, Cursor.idOrNull(after), limit + 1), limit, row -> Cursor.of(row.id()));
        var known = deliveries.of(
                page.items().stream().map(FoundShipments.ParcelFound::orderId).toList());
        return page.map(row ->
                row.shown(Objects.requireNonNull(known.get(row.orderId())).number()));
    }

    private List<Shipment> shown(List<Found> shipments) {
        var orders =
                deliveries.of(shipments.stream().map(Found::orderId).distinct().toList());
        var names = vendors.namesOf(
                shipments.stream().map(Found::vendorId).filter(Objects::nonNull).toList());
        var ids = shipments.stream().map(Found::id).toList();
        var lines = found.linesOf(ids);
        var parcels = found.parcelsOf(ids);
        return shipments.stream()
                .map(shipment -> shown(
                        shipment,
                        Objects.requireNonNull(orders.get(shipment.orderId())),
                        names,
                        lines.getOrDefault(shipment.id(), List.of()),
                        parcels.getOrDefault(shipment.id(), List.of())))
                .toList();
    }

    private static Shipment shown(
            Found shipment,
            Delivery order,
            Map<UUID, String> names,
            List<Shipment.Line> lines,
            List<Shipment.Parcel> parcels) {
        var open = shipment.state() == Shipment.State.WAITING || shipment.state() == Shipment.State.PARTLY_SHIPPED;
        return new Shipment(
                shipment.id(),
                shipment.orderId(),
                order.number(),
                shipment.vendorId(),
                shipment.vendorId() == null ? null : names.get(shipment.vendorId()),
                shipment.state(),
                order.paidAt(),
                open ? recipient(order) : null,
                open ? order.note() : null,
                lines,
                parcels);
    }

    private static Shipment.Recipient recipient(Delivery order) {
        var address = order.address();
        return new Shipment.Recipient(
                address.recipient(),
                address.phone(),
                address.province(),
                address.city(),
                address.district(),
                address.street(),
                address.postalCode());
    }
}
