package io.shuke.ordering;

import io.shuke.shared.Times;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Writes what has come. Whoever does locks the order first, so that of two parcels that are received at once the second
 * sees the first.
 */
@Repository
class Receipts {
    private final JdbcClient jdbc;

    Receipts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where the buyer's order stands, and stays until the transaction ends; empty where it is somebody else's. */
    Optional<OrderState> lock(UUID orderId, UUID buyerId) {
        return jdbc.sql("select state from ordering.orders where id = :order and buyer_id = :buyer for update")
                .param("order", orderId)
                .param("buyer", buyerId)
                .query(String.class)
                .optional()
                .map(OrderState::valueOf);
    }

    /** Locks orders with parcels that were shipped at or before the given time, and none that is being moved. */
    List<UUID> lockShippedBefore(Instant shipped, int atMost) {
        return jdbc.sql("""
                select id from ordering.orders
                where state in ('PAID', 'SHIPPED') and id in (
                    select order_id from ordering.parcels
                    where received_at is null and shipped_at <= :shipped
                    order by shipped_at limit :at_most)
                order by id for update skip locked
                """)
                .param("shipped", Times.sql(shipped))
                .param("at_most", atMost)
                .query(UUID.class)
                .list();
    }

    boolean isParcelOf(UUID orderId, UUID parcelId) {
        return jdbc.sql("select exists (select from ordering.parcels where order_id = :order and id = :parcel)")
                .param("order", orderId)
                .param("parcel", parcelId)
                .query(Boolean.class)
                .single();
    }

    /** One parcel of a locked order, or all of them. */
    void receiveParcels(UUID orderId, @Nullable UUID parcelId, Instant at) {
        jdbc.sql("""
                update ordering.parcels set received_at = :at
                where order_id = :order and received_at is null and (cast(:parcel as uuid) is null or id = :parcel)
                """)
                .param("order", orderId)
                .param("parcel", parcelId)
                .param("at", Times.sql(at))
                .update();
    }

    /** Those parcels of locked orders that were shipped at or before the given time. */
    void receiveParcelsShippedBefore(Collection<UUID> orderIds, Instant shipped, Instant at) {
        jdbc.sql("""
                update ordering.parcels set received_at = :at
                where order_id = any(cast(:orders as uuid[])) and received_at is null and shipped_at <= :shipped
                """)
                .param("orders", orderIds.toArray(UUID[]::new))
                .param("shipped", Times.sql(shipped))
                .param("at", Times.sql(at))
                .update();
    }

    /** Lines of a locked order whose pieces, but for those that are called off, lie in received parcels. */
    List<UUID> receiveLines(UUID orderId, Instant at, Instant returnsUntil) {
        return jdbc.sql("""
                update ordering.order_lines l set received_at = :at, returns_until = :until
                where l.order_id = :order and l.received_at is null and l.shipped_quantity > 0
                  and l.quantity - l.called_off_quantity =
                      (select sum(c.quantity) from ordering.parcel_pieces c
                       join ordering.parcels p on p.order_id = c.order_id and p.id = c.parcel_id
                       where c.order_id = l.order_id and c.line_id = l.id and p.received_at is not null)
                returning l.id
                """)
                .param("order", orderId)
                .param("at", Times.sql(at))
                .param("until", Times.sql(returnsUntil))
                .query(UUID.class)
                .list();
    }

    /** True where the locked order is shipped and all of its parcels have come. */
    boolean receiveOrder(UUID orderId, Instant at, Instant returnsUntil) {
        return jdbc.sql("""
                        update ordering.orders o set state = 'RECEIVED', received_at = :at, returns_until = :until
                        where o.id = :order and o.state = 'SHIPPED'
                          and not exists (select from ordering.parcels p
                                          where p.order_id = o.id and p.received_at is null)
                        """)
                        .param("order", orderId)
                        .param("at", Times.sql(at))
                        .param("until", Times.sql(returnsUntil))
                        .update()
                == 1;
    }

    /** What is left of a received order: lines of which nothing was to come, and those of older parcels. */
    List<UUID> receiveOtherLines(UUID orderId, Instant at, Instant returnsUntil) {
        return jdbc.sql("""
                update ordering.order_lines set received_at = :at, returns_until = :until
                where order_id = :order and received_at is null
                returning id
                """)
                .param("order", orderId)
                .param("at", Times.sql(at))
                .param("until", Times.sql(returnsUntil))
                .query(UUID.class)
                .list();
    }
}
