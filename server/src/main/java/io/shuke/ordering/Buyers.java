package io.shuke.ordering;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Says whose an order is, for those who tell the buyer something about it. One statement each. */
@Repository
public class Buyers {
    private final JdbcClient jdbc;

    Buyers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<UUID> of(UUID orderId) {
        return jdbc.sql("select buyer_id from ordering.orders where id = :order")
                .param("order", orderId)
                .query(UUID.class)
                .optional();
    }

    /**
     * The partner behind the buyer's order: through whose link it came, or whose customer the buyer is. Nothing for
     * anybody else.
     */
    public Optional<UUID> partnerBehind(UUID buyerId, UUID orderId) {
        return jdbc.sql("""
                select coalesce(l.sharer_partner_id, l.owner_partner_id)
                from ordering.orders o join ordering.order_lines l on l.order_id = o.id
                where o.id = :order and o.buyer_id = :buyer
                    and coalesce(l.sharer_partner_id, l.owner_partner_id) <> :buyer
                order by l.position limit 1
                """)
                .param("order", orderId)
                .param("buyer", buyerId)
                .query(UUID.class)
                .optional();
    }
}
