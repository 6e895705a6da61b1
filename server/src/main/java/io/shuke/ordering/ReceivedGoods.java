package io.shuke.ordering;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Says who received which goods, for those who let buyers speak of them. */
@Repository
public class ReceivedGoods {
    /** All of the line came, and not all of it went back. */
    private static final String KEPT = """
            l.received_at is not null and o.state in ('PAID', 'SHIPPED', 'RECEIVED', 'SETTLED')
                and l.refunded_quantity < l.quantity
                and (l.total_minor = l.discount_minor or l.refunded_minor < l.total_minor - l.discount_minor)
            """;

    private final JdbcClient jdbc;

    ReceivedGoods(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the person bought the product, all of a line of it came, and not all of that went back. */
    public boolean has(UUID buyerId, UUID productId) {
        return jdbc.sql("""
                select exists (
                    select from ordering.orders o join ordering.order_lines l on l.order_id = o.id
                    where o.buyer_id = :buyer and l.product_id = :product and
                """ + KEPT + ")")
                .param("buyer", buyerId)
                .param("product", productId)
                .query(Boolean.class)
                .single();
    }

    /** Who has the product, who received it last the first; among so many lines that came last. */
    public List<UUID> latestBuyers(UUID productId, int lines) {
        return jdbc.sql("""
                select buyer_id from (
                    select o.buyer_id, l.received_at
                    from ordering.order_lines l join ordering.orders o on o.id = l.order_id
                    where l.product_id = :product and
                """ + KEPT + """
                    order by l.received_at desc limit :lines) as latest
                group by buyer_id order by max(received_at) desc, buyer_id
                """)
                .param("product", productId)
                .param("lines", lines)
                .query(UUID.class)
                .list();
    }
}
