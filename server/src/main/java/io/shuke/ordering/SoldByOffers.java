package io.shuke.ordering;

import io.shuke.shared.Money;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Adds up what was paid for by offers, less what went back. */
@Repository
public class SoldByOffers {
    private final JdbcClient jdbc;

    SoldByOffers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was sold by one offer. */
    public record Sold(int orders, int pieces, Money net) {}

    /** Those of the offers by which something was sold; one statement. */
    public Map<UUID, Sold> of(Collection<UUID> offerIds) {
        var sold = new HashMap<UUID, Sold>();
        if (offerIds.isEmpty()) {
            return sold;
        }
        jdbc.sql("""
                select l.offer_id, o.currency, count(distinct l.order_id) as orders,
                       sum(l.quantity - l.refunded_quantity) as pieces,
                       sum(l.total_minor - l.discount_minor - l.refunded_minor) as net
                from ordering.order_lines l join ordering.orders o on o.id = l.order_id
                where l.offer_id = any(:offers) and o.paid_at is not null and o.state <> 'CANCELLED'
                    and l.refunded_quantity < l.quantity
                group by l.offer_id, o.currency
                """)
                .param("offers", offerIds.toArray(UUID[]::new))
                .query((row, number) -> sold.put(
                        row.getObject("offer_id", UUID.class),
                        new Sold(
                                row.getInt("orders"),
                                row.getInt("pieces"),
                                new Money(row.getLong("net"), row.getString("currency")))))
                .list();
        return sold;
    }
}
