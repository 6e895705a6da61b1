package io.shuke.ordering;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StoredPersonalOrders {
    private final JdbcClient jdbc;

    StoredPersonalOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Map<String, Object>> ordersOf(UUID buyerId) {
        return rows("""
                select number, state, currency, goods_minor, discount_minor, freight_minor,
                       freight_discount_minor, total_minor, refunded_minor,
                       note, recipient, phone, province, city, district, street, postal_code, placed_at, paid_at,
                       shipped_at, received_at, settled_at, ended_at, cancel_reason, group_code
                from ordering.orders where buyer_id = :person order by id
                """, buyerId);
    }

    List<Map<String, Object>> linesOf(UUID buyerId) {
        return rows("""
                select o.number as order_number, l.title, l.options, l.quantity, l.unit_price_minor, l.total_minor,
                       l.discount_minor
                from ordering.orders o join ordering.order_lines l on l.order_id = o.id
                where o.buyer_id = :person order by o.id, l.position
                """, buyerId);
    }

    List<Map<String, Object>> cartOf(UUID personId) {
        return rows("""
                select title, options, unit_price_minor, quantity, added_at
                from ordering.cart_lines where owner_kind = 'PERSON' and owner_id = :person order by added_at
                """, personId);
    }

    /** Whether an order of the buyer's is on its way: not received, and not ended. */
    boolean anyOpenOf(UUID buyerId) {
        return holds("""
                select exists (select from ordering.orders
                               where buyer_id = :person and state in ('PLACED', 'GATHERING', 'PAID', 'SHIPPED'))
                """, buyerId);
    }

    /** Whether somebody's order that may yet be sold names this partner; those are few, for they end within days. */
    boolean anyUnpaidEarningFor(UUID partnerId) {
        return holds("""
                select exists (select from ordering.orders o join ordering.order_lines l on l.order_id = o.id
                               where o.state in ('PLACED', 'GATHERING')
                                 and (l.owner_partner_id = :person or l.sharer_partner_id = :person))
                """, partnerId);
    }

    void erase(UUID personId) {
        jdbc.sql("""
                update ordering.orders
                set recipient = '–', phone = '–', city = '–', district = '–', street = '–', postal_code = null,
                    note = null, cancel_reason = null
                where buyer_id = :person
                """).param("person", personId).update();
        jdbc.sql("delete from ordering.cart_lines where owner_kind = 'PERSON' and owner_id = :person")
                .param("person", personId)
                .update();
    }

    private List<Map<String, Object>> rows(String sql, UUID personId) {
        return jdbc.sql(sql).param("person", personId).query().listOfRows();
    }

    private boolean holds(String sql, UUID personId) {
        return jdbc.sql(sql).param("person", personId).query(Boolean.class).single();
    }
}
