package io.shuke.fulfilment;

import io.shuke.fulfilment.StoredShipments.Head;
import io.shuke.ordering.HandingOver.Pieces;
import io.shuke.shared.Times;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes parcels and says what lies in them. Whoever writes holds the order's lock. */
@Repository
class StoredParcels {
    private final JdbcClient jdbc;

    StoredParcels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID id, Head shipment, Packing packing, UUID personId, Instant at) {
        jdbc.sql("""
                with parcel as (
                    insert into fulfilment.parcels
                        (id, order_id, shipment_id, vendor_id, carrier, tracking_number, packed_by, shipped_at)
                    values (:id, :order, :shipment, :vendor, :carrier, :tracking, :person, :at)
                )
                insert into fulfilment.parcel_lines (parcel_id, line_id, quantity)
                select :id, line_id, quantity
                from unnest(cast(:lines as uuid[]), cast(:quantities as int[])) as w (line_id, quantity)
                """)
                .param("id", id)
                .param("order", shipment.orderId())
                .param("shipment", shipment.id())
                .param("vendor", shipment.vendorId())
                .param("carrier", packing.carrier())
                .param("tracking", packing.trackingNumber())
                .param("person", personId)
                .param("at", Times.sql(at))
                .param("lines", packing.pieces().stream().map(Pieces::lineId).toArray(UUID[]::new))
                .param(
                        "quantities",
                        packing.pieces().stream().map(Pieces::quantity).toArray(Integer[]::new))
                .update();
    }

    /** What lies in the shipment's parcel of this number; nothing where there is none. */
    Set<Pieces> contentsOf(UUID shipmentId, String carrier, String trackingNumber) {
        return jdbc.sql("""
                select l.line_id, l.quantity
                from fulfilment.parcels p join fulfilment.parcel_lines l on l.parcel_id = p.id
                where p.shipment_id = :shipment and p.carrier = :carrier and p.tracking_number = :tracking
                """)
                .param("shipment", shipmentId)
                .param("carrier", carrier)
                .param("tracking", trackingNumber)
                .query(Pieces.class)
                .set();
    }

    boolean any(UUID orderId, String carrier, String trackingNumber) {
        return jdbc.sql("""
                select exists (select from fulfilment.parcels
                               where order_id = :order and carrier = :carrier and tracking_number = :tracking)
                """)
                .param("order", orderId)
                .param("carrier", carrier)
                .param("tracking", trackingNumber)
                .query(Boolean.class)
                .single();
    }
}
