package io.shuke.ordering;

import io.shuke.shared.Money;
import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads all orders that match, newest first, by a cursor of the database's, which a transaction has to be around. */
@Repository
class OrderStream {
    private final JdbcClient jdbc;

    OrderStream(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Stream<ExportedOrder> read(@Nullable OrderState state, OrderSearch search, int fetchSize) {
        return jdbc
                .sql("""
                select o.number, o.state, o.placed_at, o.paid_at, o.shipped_at, o.received_at, o.ended_at, o.currency,
                       o.goods_minor, o.discount_minor, o.freight_minor, o.total_minor, o.refunded_minor, o.buyer_id,
                       o.recipient, o.phone, o.province || o.city || o.district || o.street as address, o.note,
                       (select string_agg(l.title || ' ' || l.options || ' × ' || l.quantity, '; ' order by l.position)
                        from ordering.order_lines l where l.order_id = o.id) as lines
                from ordering.orders o
                """ + StoredOrders.conditions(state, search, null) + " order by o.id desc")
                .withFetchSize(fetchSize)
                .params(StoredOrders.values(state, search))
                .query(OrderStream::order)
                .stream();
    }

    private static ExportedOrder order(ResultSet row, int number) throws SQLException {
        var lines = row.getString("lines");
        return new ExportedOrder(
                row.getString("number"),
                OrderState.valueOf(row.getString("state")),
                Times.instant(row, "placed_at"),
                Times.instantOrNull(row, "paid_at"),
                Times.instantOrNull(row, "shipped_at"),
                Times.instantOrNull(row, "received_at"),
                Times.instantOrNull(row, "ended_at"),
                lines == null ? "" : lines,
                money(row, "goods_minor"),
                money(row, "discount_minor"),
                money(row, "freight_minor"),
                money(row, "total_minor"),
                money(row, "refunded_minor"),
                row.getObject("buyer_id", UUID.class),
                "",
                row.getString("recipient"),
                row.getString("phone"),
                row.getString("address"),
                row.getString("note"));
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return new Money(row.getLong(column), row.getString("currency"));
    }
}
