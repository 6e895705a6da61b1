package io.shuke.ordering;

import io.shuke.shared.Times;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where orders go and what was sold, for those who pack and those who settle. Each call is one statement. */
@Repository
public class Deliveries {
    private final JdbcClient jdbc;

    Deliveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where an order goes: the copy that was taken when it was placed. */
    public record Delivery(
            String number,
            Instant paidAt,
            Order.Address address,
            @Nullable String note) {}

    /** What a line was when it was ordered. */
    public record SoldLine(String title, String options, int quantity) {}

    /** Of those of the orders that are paid. */
    public Map<UUID, Delivery> of(Collection<UUID> orderIds) {
        var found = new HashMap<UUID, Delivery>();
        jdbc.sql("""
                select id, number, paid_at, recipient, phone, province, city, district, street, postal_code, note
                from ordering.orders where id = any(cast(:ids as uuid[])) and paid_at is not null
                """)
                .param("ids", orderIds.toArray(UUID[]::new))
                .query((row, number) -> found.put(
                        row.getObject("id", UUID.class),
                        new Delivery(
                                row.getString("number"),
                                Times.instant(row, "paid_at"),
                                new Order.Address(
                                        row.getString("recipient"),
                                        row.getString("phone"),
                                        row.getString("province"),
                                        row.getString("city"),
                                        row.getString("district"),
                                        row.getString("street"),
                                        row.getString("postal_code")),
                                row.getString("note"))))
                .list();
        return found;
    }

    /** All lines of these orders, by their ids. */
    public Map<UUID, SoldLine> linesOf(Collection<UUID> orderIds) {
        var found = new HashMap<UUID, SoldLine>();
        jdbc.sql("""
                select id, title, options, quantity
                from ordering.order_lines where order_id = any(cast(:ids as uuid[]))
                """)
                .param("ids", orderIds.toArray(UUID[]::new))
                .query((row, number) -> found.put(
                        row.getObject("id", UUID.class),
                        new SoldLine(row.getString("title"), row.getString("options"), row.getInt("quantity"))))
                .list();
        return found;
    }
}
