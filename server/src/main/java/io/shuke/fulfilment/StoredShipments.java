package io.shuke.fulfilment;

import io.shuke.fulfilment.Packing.Pieces;
import io.shuke.ordering.HandingOver.ToPack;
import io.shuke.shared.Times;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes shipments and parcels. Whoever writes holds the order's lock. */
@Repository
class StoredShipments {
    private final JdbcClient jdbc;

    StoredShipments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Head(UUID id, UUID orderId, @Nullable UUID vendorId) {}

    /** Pieces that went into a parcel. */
    record Packed(UUID lineId, String title, String options, int quantity) {
        String words() {
            return (title + " " + options).strip() + " × " + quantity;
        }
    }

    /** Opens a shipment with its lines; one that is open already stays as it is. */
    void open(UUID id, UUID orderId, @Nullable UUID vendorId, List<ToPack.Line> lines, Instant at) {
        jdbc.sql("""
                with opened as (
                    insert into fulfilment.shipments (id, order_id, vendor_id, state, opened_at)
                    values (:id, :order, :vendor, 'WAITING', :at)
                    on conflict (order_id, vendor_id) do nothing
                    returning id
                )
                insert into fulfilment.shipment_lines
                    (order_id, line_id, shipment_id, position, sku_id, title, options, picture_url, quantity,
                     called_off, purchase_minor, currency)
                select :order, l.line_id, o.id, l.position, l.sku_id, l.title, l.options, l.picture_url, l.quantity,
                       l.called_off, l.purchase, l.currency
                from opened o
                cross join unnest(cast(:lines as uuid[]), cast(:positions as int[]), cast(:skus as uuid[]),
                                  cast(:titles as text[]), cast(:options as text[]), cast(:pictures as text[]),
                                  cast(:quantities as int[]), cast(:called_off as int[]),
                                  cast(:purchases as bigint[]), cast(:currencies as text[]))
                    as l (line_id, position, sku_id, title, options, picture_url, quantity, called_off,
                          purchase, currency)
                """)
                .param("id", id)
                .param("order", orderId)
                .param("vendor", vendorId)
                .param("at", Times.sql(at))
                .param("lines", lines.stream().map(ToPack.Line::lineId).toArray(UUID[]::new))
                .param("positions", lines.stream().map(ToPack.Line::position).toArray(Integer[]::new))
                .param("skus", lines.stream().map(ToPack.Line::skuId).toArray(UUID[]::new))
                .param("titles", lines.stream().map(ToPack.Line::title).toArray(String[]::new))
                .param("options", lines.stream().map(ToPack.Line::options).toArray(String[]::new))
                .param("pictures", lines.stream().map(ToPack.Line::pictureUrl).toArray(String[]::new))
                .param("quantities", lines.stream().map(ToPack.Line::quantity).toArray(Integer[]::new))
                .param("called_off", lines.stream().map(ToPack.Line::calledOff).toArray(Integer[]::new))
                .param(
                        "purchases",
                        lines.stream()
                                .map(line -> line.purchase().amountMinor())
                                .toArray(Long[]::new))
                .param(
                        "currencies",
                        lines.stream().map(line -> line.purchase().currency()).toArray(String[]::new))
                .update();
    }

    Optional<Head> head(UUID shipmentId) {
        return jdbc.sql("select id, order_id, vendor_id from fulfilment.shipments where id = :id")
                .param("id", shipmentId)
                .query(Head.class)
                .optional();
    }

    List<Head> openOf(UUID orderId) {
        return jdbc.sql("""
                select id, order_id, vendor_id from fulfilment.shipments
                where order_id = :order and state in ('WAITING', 'PARTLY_SHIPPED') order by id
                """).param("order", orderId).query(Head.class).list();
    }

    List<Pieces> leftOf(UUID shipmentId) {
        return jdbc.sql("""
                select line_id, quantity - shipped - called_off as quantity from fulfilment.shipment_lines
                where shipment_id = :shipment and shipped + called_off < quantity order by position
                """).param("shipment", shipmentId).query(Pieces.class).list();
    }

    /** Takes all of the wanted pieces or none, and answers the lines of which enough was left. */
    List<Packed> take(UUID orderId, UUID shipmentId, List<Pieces> wanted) {
        return jdbc.sql("""
                with wanted as (
                    select line_id, quantity
                    from unnest(cast(:lines as uuid[]), cast(:quantities as int[])) as w (line_id, quantity)
                ), enough as materialized (
                    select l.line_id, l.title, l.options, l.position, w.quantity
                    from fulfilment.shipment_lines l join wanted w on w.line_id = l.line_id
                    where l.order_id = :order and l.shipment_id = :shipment
                      and l.shipped + l.called_off + w.quantity <= l.quantity
                    order by l.line_id for update of l
                ), taken as (
                    update fulfilment.shipment_lines l set shipped = l.shipped + e.quantity
                    from enough e
                    where l.order_id = :order and l.line_id = e.line_id
                      and l.shipped + l.called_off + e.quantity <= l.quantity
                      and (select count(*) from enough) = :count
                )
                select line_id, title, options, quantity from enough order by position
                """)
                .param("order", orderId)
                .param("shipment", shipmentId)
                .param("lines", wanted.stream().map(Pieces::lineId).toArray(UUID[]::new))
                .param("quantities", wanted.stream().map(Pieces::quantity).toArray(Integer[]::new))
                .param("count", wanted.size())
                .query(Packed.class)
                .list();
    }

    void insertParcel(UUID id, Head shipment, Packing packing, UUID personId, Instant at) {
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

    /** Brings the states of the order's shipments to what their lines say. */
    void settleStates(UUID orderId, Instant at) {
        jdbc.sql("""
                with counted as (
                    select shipment_id, sum(shipped) as shipped, sum(quantity - shipped - called_off) as remaining
                    from fulfilment.shipment_lines where order_id = :order group by shipment_id
                ), wanted as (
                    select shipment_id, case when remaining = 0 and shipped > 0 then 'SHIPPED'
                                             when remaining = 0 then 'CALLED_OFF'
                                             when shipped > 0 then 'PARTLY_SHIPPED'
                                             else 'WAITING' end as state
                    from counted
                )
                update fulfilment.shipments s
                set state = w.state, ended_at = case when w.state in ('SHIPPED', 'CALLED_OFF') then :at end::timestamptz
                from wanted w
                where s.id = w.shipment_id and s.state in ('WAITING', 'PARTLY_SHIPPED') and s.state <> w.state
                """).param("order", orderId).param("at", Times.sql(at)).update();
    }

    boolean anyLeft(UUID orderId) {
        return jdbc.sql("""
                select exists (select from fulfilment.shipment_lines
                               where order_id = :order and shipped + called_off < quantity)
                """).param("order", orderId).query(Boolean.class).single();
    }

    /** Everything of the order that is not shipped. */
    void callOff(UUID orderId) {
        jdbc.sql("""
                update fulfilment.shipment_lines set called_off = quantity - shipped
                where order_id = :order and shipped + called_off < quantity
                """).param("order", orderId).update();
    }

    /** Pieces of one line; false where it has fewer that are not shipped. */
    boolean callOff(UUID orderId, UUID lineId, int pieces) {
        return jdbc.sql("""
                        update fulfilment.shipment_lines set called_off = called_off + :pieces
                        where order_id = :order and line_id = :line and shipped + called_off + :pieces <= quantity
                        """)
                        .param("order", orderId)
                        .param("line", lineId)
                        .param("pieces", pieces)
                        .update()
                > 0;
    }

    boolean anyOf(UUID orderId) {
        return jdbc.sql("select exists (select from fulfilment.shipments where order_id = :order)")
                .param("order", orderId)
                .query(Boolean.class)
                .single();
    }

    List<Pieces> contentsOf(UUID shipmentId, String carrier, String trackingNumber) {
        return jdbc.sql("""
                select l.line_id, l.quantity
                from fulfilment.parcels p join fulfilment.parcel_lines l on l.parcel_id = p.id
                where p.shipment_id = :shipment and p.carrier = :carrier and p.tracking_number = :tracking
                """)
                .param("shipment", shipmentId)
                .param("carrier", carrier)
                .param("tracking", trackingNumber)
                .query(Pieces.class)
                .list();
    }

    static boolean equal(List<Pieces> some, List<Pieces> others) {
        return new HashSet<>(some).equals(new HashSet<>(others));
    }

    boolean anyParcel(UUID orderId, String carrier, String trackingNumber) {
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
