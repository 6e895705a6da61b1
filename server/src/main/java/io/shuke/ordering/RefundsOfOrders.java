package io.shuke.ordering;

import io.shuke.groupbuying.RefundsOfSeats;
import io.shuke.shared.Money;
import io.shuke.shared.Times;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tells groups what went back of the orders that hold their seats. */
@Repository
class RefundsOfOrders implements RefundsOfSeats {
    private final JdbcClient jdbc;

    RefundsOfOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Refund> of(Collection<UUID> orderIds) {
        return jdbc.sql("""
                select r.order_id, r.amount_minor, o.currency, r.at, coalesce(r.done_at, r.by_hand_at) as done_at
                from ordering.order_refunds r join ordering.orders o on o.id = r.order_id
                where r.order_id = any(cast(:orders as uuid[])) order by r.order_id, r.id
                """)
                .param("orders", orderIds.toArray(UUID[]::new))
                .query((row, number) -> new Refund(
                        row.getObject("order_id", UUID.class),
                        new Money(row.getLong("amount_minor"), row.getString("currency")),
                        Times.instant(row, "at"),
                        Times.instantOrNull(row, "done_at")))
                .list();
    }
}
