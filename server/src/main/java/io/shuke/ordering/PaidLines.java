package io.shuke.ordering;

import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the lines of paid orders as they were frozen, with what went back to their buyers since. One statement each. */
@Repository
public class PaidLines {
    private static final String SELECT = """
            select l.order_id, l.id, o.number, o.buyer_id, o.placed_at, l.product_id, l.category_id, l.title,
                   l.total_minor - l.discount_minor as net_minor,
                   case when o.state = 'CANCELLED' then l.total_minor - l.discount_minor else l.refunded_minor end
                       as refunded_minor,
                   l.purchase_minor, o.currency, l.product_budget_basis_points, l.owner_partner_id,
                   l.introducer_partner_id, l.sharer_partner_id, l.touched_at
            from ordering.orders o join ordering.order_lines l on l.order_id = o.id
            """;

    private final JdbcClient jdbc;

    PaidLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A line, its net price after discounts, and how much of that is back with the buyer; minor units. */
    public record PaidLine(
            UUID orderId,
            UUID lineId,
            String orderNumber,
            UUID buyerId,
            Instant placedAt,
            UUID productId,
            UUID categoryId,
            String title,
            long netMinor,
            long refundedMinor,
            long purchaseMinor,
            String currency,
            int productBudgetBasisPoints,
            @Nullable UUID ownerPartnerId,
            @Nullable UUID introducerPartnerId,
            @Nullable UUID sharerPartnerId,
            @Nullable Instant touchedAt) {}

    /** The lines of one order; none where it was never sold. */
    public List<PaidLine> ofOrder(UUID orderId) {
        return jdbc.sql(SELECT + " where o.id = :order and o.sold_at is not null order by l.position")
                .param("order", orderId)
                .query(PaidLines::line)
                .list();
    }

    /** The lines of the next so many paid orders in the order of their ids; whole orders always. */
    public List<PaidLine> ofOrdersAfter(@Nullable UUID orderId, int orders) {
        return jdbc.sql(SELECT + """
                where o.id in (select id from ordering.orders
                               where sold_at is not null and (cast(:after as uuid) is null or id > :after)
                               order by id limit :orders)
                order by l.order_id, l.position
                """)
                .param("after", orderId)
                .param("orders", orders)
                .query(PaidLines::line)
                .list();
    }

    private static PaidLine line(ResultSet row, int number) throws SQLException {
        return new PaidLine(
                row.getObject("order_id", UUID.class),
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getObject("buyer_id", UUID.class),
                Times.instant(row, "placed_at"),
                row.getObject("product_id", UUID.class),
                row.getObject("category_id", UUID.class),
                row.getString("title"),
                row.getLong("net_minor"),
                row.getLong("refunded_minor"),
                row.getLong("purchase_minor"),
                row.getString("currency"),
                row.getInt("product_budget_basis_points"),
                row.getObject("owner_partner_id", UUID.class),
                row.getObject("introducer_partner_id", UUID.class),
                row.getObject("sharer_partner_id", UUID.class),
                Times.instantOrNull(row, "touched_at"));
    }
}
