package io.shuke.ordering;

import io.shuke.ordering.HandingOver.Pieces;
import io.shuke.ordering.HandingOver.ToPack;
import io.shuke.shared.Money;
import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Orders on their way from payment to shipment. They are locked by one statement and read by the next: a statement that did
 * both would wait for whoever refunds a line, and then read the lines as they were before it waited.
 */
@Repository
class HandedOrders {
    private final JdbcClient jdbc;

    HandedOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ToPack> next(int atMost, Instant at) {
        return read(jdbc.sql("""
                with due as materialized (
                    select id from ordering.orders
                    where state = 'PAID' and handed_over_at is null
                    order by id limit :at_most
                    for update skip locked
                )
                update ordering.orders o set handed_over_at = :at
                from due where o.id = due.id and o.state = 'PAID'
                returning o.id
                """)
                .param("at_most", atMost)
                .param("at", Times.sql(at))
                .query(UUID.class)
                .list());
    }

    Optional<ToPack> take(UUID orderId, Instant at) {
        var taken = jdbc.sql("""
                update ordering.orders set handed_over_at = coalesce(handed_over_at, :at)
                where id = :order and state = 'PAID'
                returning id
                """)
                .param("order", orderId)
                .param("at", Times.sql(at))
                .query(UUID.class)
                .list();
        return read(taken).stream().findFirst();
    }

    private List<ToPack> read(List<UUID> taken) {
        if (taken.isEmpty()) {
            return List.of();
        }
        ResultSetExtractor<List<ToPack>> orders = HandedOrders::orders;
        return jdbc.sql("""
                select o.id as order_id, l.id as line_id, l.position, l.sku_id, l.vendor_id, l.title, l.options,
                       l.picture_url, l.quantity, l.called_off_quantity, l.purchase_minor, o.currency
                from ordering.orders o join ordering.order_lines l on l.order_id = o.id
                where o.id = any(cast(:ids as uuid[]))
                order by o.id, l.position
                """).param("ids", taken.toArray(UUID[]::new)).query(orders);
    }

    /** Answers of how many lines it counted the pieces: fewer than wanted where there aren't as many left. */
    int notePacked(UUID orderId, Order.Parcel parcel, List<Pieces> pieces) {
        return jdbc.sql("""
                with packed as (
                    update ordering.orders set first_parcel_at = coalesce(first_parcel_at, :at)
                    where id = :order and state = 'PAID'
                    returning id
                ), parcel as (
                    insert into ordering.parcels (order_id, id, carrier, tracking_number, shipped_at, contents)
                    select id, :parcel, :carrier, :tracking, :at, :contents from packed
                    returning order_id, id
                ), wanted as (
                    select line_id, quantity
                    from unnest(cast(:lines as uuid[]), cast(:quantities as int[])) as w (line_id, quantity)
                ), pieces as (
                    insert into ordering.parcel_pieces (order_id, parcel_id, line_id, quantity)
                    select p.order_id, p.id, w.line_id, w.quantity from parcel p, wanted w
                )
                update ordering.order_lines l set shipped_quantity = l.shipped_quantity + w.quantity
                from packed p, wanted w
                where l.order_id = p.id and l.id = w.line_id
                  and l.shipped_quantity + l.called_off_quantity + w.quantity <= l.quantity
                """)
                .param("order", orderId)
                .param("parcel", parcel.id())
                .param("carrier", parcel.carrier())
                .param("tracking", parcel.trackingNumber())
                .param("contents", parcel.contents().toArray(String[]::new))
                .param("at", Times.sql(parcel.shippedAt()))
                .param("lines", pieces.stream().map(Pieces::lineId).toArray(UUID[]::new))
                .param("quantities", pieces.stream().map(Pieces::quantity).toArray(Integer[]::new))
                .update();
    }

    /** Whether all of its parcels have come; empty where it was not to be shipped. */
    Optional<Boolean> ship(UUID orderId, Instant at) {
        return jdbc.sql("""
                update ordering.orders o set state = 'SHIPPED', shipped_at = :at
                where o.id = :order and o.state = 'PAID' and o.first_parcel_at is not null
                returning not exists (select from ordering.parcels p
                                      where p.order_id = o.id and p.received_at is null)
                """)
                .param("order", orderId)
                .param("at", Times.sql(at))
                .query(Boolean.class)
                .optional();
    }

    Optional<OrderState> stateOf(UUID orderId) {
        return jdbc.sql("select state from ordering.orders where id = :order")
                .param("order", orderId)
                .query(String.class)
                .optional()
                .map(OrderState::valueOf);
    }

    private static List<ToPack> orders(ResultSet rows) throws SQLException {
        var lines = new LinkedHashMap<UUID, List<ToPack.Line>>();
        while (rows.next()) {
            lines.computeIfAbsent(rows.getObject("order_id", UUID.class), id -> new ArrayList<>())
                    .add(line(rows));
        }
        return lines.entrySet().stream()
                .map(order -> new ToPack(order.getKey(), order.getValue()))
                .toList();
    }

    private static ToPack.Line line(ResultSet row) throws SQLException {
        return new ToPack.Line(
                row.getObject("line_id", UUID.class),
                row.getInt("position"),
                row.getObject("sku_id", UUID.class),
                row.getObject("vendor_id", UUID.class),
                row.getString("title"),
                row.getString("options"),
                row.getString("picture_url"),
                row.getInt("quantity"),
                row.getInt("called_off_quantity"),
                new Money(row.getLong("purchase_minor"), row.getString("currency")));
    }
}
