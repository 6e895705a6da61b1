package io.shuke.fulfilment;

import io.shuke.ordering.HandingOver.Pieces;
import io.shuke.shared.Times;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes shipments and what is left of them. Whoever writes holds the order's lock. */
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

    /** Brings the states of the orders' shipments to what their lines say. */
    void settleStates(List<UUID> orderIds, Instant at) {
        jdbc.sql("""
                with counted as (
                    select shipment_id, sum(shipped) as shipped, sum(quantity - shipped - called_off) as remaining
                    from fulfilment.shipment_lines where order_id = any(cast(:orders as uuid[]))
                    group by shipment_id
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
                """)
                .param("orders", orderIds.toArray(UUID[]::new))
                .param("at", Times.sql(at))
                .update();
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
}
