package io.shuke.ordering;

import io.shuke.shared.Money;
import io.shuke.shared.Times;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what an order froze about who stood behind it. Two statements. */
@Repository
public class Sales {
    private final JdbcClient jdbc;

    /** An order with what was frozen for each of its lines. */
    public record Sale(
            UUID orderId, String number, UUID buyerId, OrderState state, Instant placedAt, List<SaleLine> lines) {
        public Sale {
            lines = List.copyOf(lines);
        }
    }

    /** One line's budget, and the partner whose touch, or whose offer, closed its sale. */
    public record SaleLine(
            UUID productId,
            Money net,
            int commissionBudgetBasisPoints,
            @Nullable UUID sharerPartnerId,
            @Nullable Instant touchedAt,
            boolean byOffer) {}

    private record Head(UUID id, String number, UUID buyerId, String state, Instant placedAt) {}

    Sales(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Sale> ofNumber(String orderNumber) {
        return jdbc.sql("select id, number, buyer_id, state, placed_at from ordering.orders where number = :number")
                .param("number", orderNumber)
                .query((row, index) -> new Head(
                        row.getObject("id", UUID.class),
                        row.getString("number"),
                        row.getObject("buyer_id", UUID.class),
                        row.getString("state"),
                        Times.instant(row, "placed_at")))
                .optional()
                .map(head -> new Sale(
                        head.id(),
                        head.number(),
                        head.buyerId(),
                        OrderState.valueOf(head.state()),
                        head.placedAt(),
                        linesOf(head.id())));
    }

    private List<SaleLine> linesOf(UUID orderId) {
        return jdbc.sql("""
                select l.product_id, l.total_minor - l.discount_minor as net_minor, o.currency,
                       l.commission_budget_basis_points, l.sharer_partner_id, l.touched_at,
                       l.offer_id is not null or (l.touch_id is null and l.touched_at is not null) as by_offer
                from ordering.order_lines l join ordering.orders o on o.id = l.order_id
                where l.order_id = :order order by l.position
                """)
                .param("order", orderId)
                .query((row, index) -> new SaleLine(
                        row.getObject("product_id", UUID.class),
                        new Money(row.getLong("net_minor"), row.getString("currency")),
                        row.getInt("commission_budget_basis_points"),
                        row.getObject("sharer_partner_id", UUID.class),
                        Times.instantOrNull(row, "touched_at"),
                        row.getBoolean("by_offer")))
                .list();
    }
}
