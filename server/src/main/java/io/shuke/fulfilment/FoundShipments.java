package io.shuke.fulfilment;

import io.shuke.ordering.Deliveries.Delivery;
import io.shuke.shared.Money;
import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads shipments as they are shown, without what the order knows. */
@Repository
class FoundShipments {
    private static final String HEAD = "select id, order_id, vendor_id, state from fulfilment.shipments ";

    private final JdbcClient jdbc;

    FoundShipments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Found(UUID id, UUID orderId, @Nullable UUID vendorId, Shipment.State state) {}

    record Row(UUID id, UUID orderId, Shipment.State state, String title, int lineCount, int remaining) {
        ShipmentRow shown(Delivery order) {
            var address = order.address();
            return new ShipmentRow(
                    id,
                    order.number(),
                    state,
                    order.paidAt(),
                    address.province() + " " + address.city(),
                    title,
                    lineCount,
                    remaining);
        }
    }

    record ParcelFound(
            UUID id,
            UUID shipmentId,
            UUID orderId,
            String carrier,
            String trackingNumber,
            Instant shippedAt,
            int pieces) {
        ParcelRow shown(String orderNumber) {
            return new ParcelRow(id, shipmentId, orderNumber, carrier, trackingNumber, shippedAt, pieces);
        }
    }

    Optional<Found> shipment(UUID shipmentId, UUID vendorId) {
        return jdbc.sql(HEAD + "where id = :id and vendor_id = :vendor")
                .param("id", shipmentId)
                .param("vendor", vendorId)
                .query(Found.class)
                .optional();
    }

    List<Found> ofOrder(UUID orderId) {
        return jdbc.sql(HEAD + "where order_id = :order order by id")
                .param("order", orderId)
                .query(Found.class)
                .list();
    }

    List<Row> rowsOf(UUID vendorId, boolean open, @Nullable UUID after, int atMost) {
        return jdbc.sql("""
                with shown as (
                    select id, order_id, state from fulfilment.shipments
                    where vendor_id = :vendor and (cast(:after as uuid) is null or id < :after)
                      and (not :open or state in ('WAITING', 'PARTLY_SHIPPED'))
                    order by id desc limit :at_most
                )
                select s.id, s.order_id, s.state, l.title, l.line_count, l.remaining
                from shown s cross join lateral (
                    select (array_agg(title order by position))[1] as title, count(*)::int as line_count,
                           sum(quantity - shipped - called_off)::int as remaining
                    from fulfilment.shipment_lines where shipment_id = s.id
                ) l
                order by s.id desc
                """)
                .param("vendor", vendorId)
                .param("open", open)
                .param("after", after)
                .param("at_most", atMost)
                .query(Row.class)
                .list();
    }

    /** The lines of each of these shipments. */
    Map<UUID, List<Shipment.Line>> linesOf(Collection<UUID> shipmentIds) {
        var lines = new HashMap<UUID, List<Shipment.Line>>();
        jdbc.sql("""
                select shipment_id, line_id, sku_id, title, options, picture_url, quantity, shipped, called_off,
                       purchase_minor, currency
                from fulfilment.shipment_lines where shipment_id = any(cast(:shipments as uuid[]))
                order by shipment_id, position
                """).param("shipments", shipmentIds.toArray(UUID[]::new)).query(row -> {
            lines.computeIfAbsent(row.getObject("shipment_id", UUID.class), first -> new ArrayList<>())
                    .add(line(row));
        });
        return lines;
    }

    private static Shipment.Line line(ResultSet row) throws SQLException {
        return new Shipment.Line(
                row.getObject("line_id", UUID.class),
                row.getObject("sku_id", UUID.class),
                row.getString("title"),
                row.getString("options"),
                row.getString("picture_url"),
                row.getInt("quantity"),
                row.getInt("shipped"),
                row.getInt("called_off"),
                row.getInt("quantity") - row.getInt("shipped") - row.getInt("called_off"),
                new Money(row.getLong("purchase_minor"), row.getString("currency")));
    }

    private record Packed(
            UUID shipmentId,
            UUID id,
            String carrier,
            String trackingNumber,
            Instant shippedAt,
            UUID lineId,
            int quantity) {}

    /** The parcels of each of these shipments. */
    Map<UUID, List<Shipment.Parcel>> parcelsOf(Collection<UUID> shipmentIds) {
        var rows = jdbc.sql("""
                select p.shipment_id, p.id, p.carrier, p.tracking_number, p.shipped_at, l.line_id, l.quantity
                from fulfilment.parcels p join fulfilment.parcel_lines l on l.parcel_id = p.id
                where p.shipment_id = any(cast(:shipments as uuid[])) order by p.id, l.line_id
                """)
                .param("shipments", shipmentIds.toArray(UUID[]::new))
                .query((row, number) -> new Packed(
                        row.getObject("shipment_id", UUID.class),
                        row.getObject("id", UUID.class),
                        row.getString("carrier"),
                        row.getString("tracking_number"),
                        Times.instant(row, "shipped_at"),
                        row.getObject("line_id", UUID.class),
                        row.getInt("quantity")))
                .list();
        return rows.stream()
                .collect(Collectors.groupingBy(Packed::id, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .collect(Collectors.groupingBy(
                        lines -> lines.getFirst().shipmentId(),
                        Collectors.mapping(FoundShipments::parcel, Collectors.toList())));
    }

    private static Shipment.Parcel parcel(List<Packed> lines) {
        var first = lines.getFirst();
        return new Shipment.Parcel(
                first.id(),
                first.carrier(),
                first.trackingNumber(),
                first.shippedAt(),
                lines.stream()
                        .map(line -> new Shipment.ParcelLine(line.lineId(), line.quantity()))
                        .toList());
    }

    List<ParcelFound> parcelRowsOf(UUID vendorId, @Nullable UUID after, int atMost) {
        return jdbc.sql("""
                select p.id, p.shipment_id, p.order_id, p.carrier, p.tracking_number, p.shipped_at,
                       (select sum(quantity)::int from fulfilment.parcel_lines where parcel_id = p.id) as pieces
                from fulfilment.parcels p
                where p.vendor_id = :vendor and (cast(:after as uuid) is null or p.id < :after)
                order by p.id desc limit :at_most
                """)
                .param("vendor", vendorId)
                .param("after", after)
                .param("at_most", atMost)
                .query((row, number) -> new ParcelFound(
                        row.getObject("id", UUID.class),
                        row.getObject("shipment_id", UUID.class),
                        row.getObject("order_id", UUID.class),
                        row.getString("carrier"),
                        row.getString("tracking_number"),
                        Times.instant(row, "shipped_at"),
                        row.getInt("pieces")))
                .list();
    }
}
