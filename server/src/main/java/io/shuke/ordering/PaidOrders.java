package io.shuke.ordering;

import io.shuke.payment.ChargeCaptured;
import io.shuke.shared.Money;
import io.shuke.shared.Times;
import io.shuke.sharing.Evidence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Marks orders paid. */
@Repository
class PaidOrders {
    private final JdbcClient jdbc;

    PaidOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Moves the order from PLACED to PAID and reads its lines as they were frozen, in one statement. Nothing where the
     * order is in another state, or where the amount is not its total.
     */
    Optional<OrderPaid> pay(ChargeCaptured captured) {
        ResultSetExtractor<Optional<OrderPaid>> lines = rows -> paid(captured, rows);
        return jdbc.sql("""
                with paid as (
                    update ordering.orders set state = 'PAID', paid_at = :at, paying_charge_id = :charge
                    where id = :order and state = 'PLACED' and total_minor = :amount and currency = :currency
                    returning id, number, buyer_id, freight_discount_minor
                )
                select p.number, p.buyer_id, p.freight_discount_minor, l.id, l.product_id, l.category_id, l.vendor_id, l.title, l.options,
                       l.quantity, l.total_minor - l.discount_minor as net_minor,
                       l.discount_minor - l.supplier_coupon_minor as by_market_minor, l.supplier_coupon_minor, l.purchase_minor,
                       l.commission_budget_basis_points, l.plan_version, l.owner_partner_id, l.bound_since,
                       l.introducer_partner_id, l.introduced_since, l.sharer_partner_id, l.touch_id, l.touched_at, l.link_code, l.channel
                from paid p join ordering.order_lines l on l.order_id = p.id
                order by l.position
                """)
                .param("order", captured.orderId())
                .param("charge", captured.chargeId())
                .param("amount", captured.amount().amountMinor())
                .param("currency", captured.amount().currency())
                .param("at", Times.sql(captured.at()))
                .query(lines);
    }

    private static Optional<OrderPaid> paid(ChargeCaptured captured, ResultSet rows) throws SQLException {
        String number = null;
        UUID buyer = null;
        var freightDiscount = captured.amount().zero();
        var lines = new ArrayList<OrderPaid.Line>();
        while (rows.next()) {
            number = rows.getString("number");
            buyer = rows.getObject("buyer_id", UUID.class);
            freightDiscount = new Money(rows.getLong("freight_discount_minor"), freightDiscount.currency());
            lines.add(line(rows, captured.amount().currency()));
        }
        return number == null || buyer == null
                ? Optional.empty()
                : Optional.of(new OrderPaid(
                        captured.orderId(), number, buyer, captured.at(), captured.amount(), freightDiscount, lines));
    }

    private static OrderPaid.Line line(ResultSet row, String currency) throws SQLException {
        return new OrderPaid.Line(
                row.getObject("id", UUID.class),
                row.getObject("product_id", UUID.class),
                row.getObject("category_id", UUID.class),
                row.getObject("vendor_id", UUID.class),
                row.getString("title"),
                row.getString("options"),
                row.getInt("quantity"),
                new Money(row.getLong("net_minor"), currency),
                new Money(row.getLong("by_market_minor"), currency),
                new Money(row.getLong("supplier_coupon_minor"), currency),
                new Money(row.getLong("purchase_minor"), currency),
                row.getInt("commission_budget_basis_points"),
                row.getInt("plan_version"),
                evidence(row));
    }

    private static Evidence evidence(ResultSet row) throws SQLException {
        return new Evidence(
                row.getObject("owner_partner_id", UUID.class),
                Times.instantOrNull(row, "bound_since"),
                row.getObject("introducer_partner_id", UUID.class),
                Times.instantOrNull(row, "introduced_since"),
                row.getObject("sharer_partner_id", UUID.class),
                row.getObject("touch_id", UUID.class),
                Times.instantOrNull(row, "touched_at"),
                row.getString("link_code"),
                row.getString("channel"));
    }
}
