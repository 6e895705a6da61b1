package io.shuke.ordering;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Says who received which goods, for those who let buyers speak of them. */
@Repository
public class ReceivedGoods {
    private final JdbcClient jdbc;

    ReceivedGoods(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the person bought the product, all of a line of it came, and not all of that went back. */
    public boolean has(UUID buyerId, UUID productId) {
        return jdbc.sql("""
                select exists (
                    select from ordering.orders o join ordering.order_lines l on l.order_id = o.id
                    where o.buyer_id = :buyer and l.product_id = :product and l.received_at is not null
                      and o.state in ('PAID', 'SHIPPED', 'RECEIVED', 'SETTLED')
                      and l.refunded_quantity < l.quantity
                      and (l.total_minor = l.discount_minor or l.refunded_minor < l.total_minor - l.discount_minor))
                """)
                .param("buyer", buyerId)
                .param("product", productId)
                .query(Boolean.class)
                .single();
    }
}
