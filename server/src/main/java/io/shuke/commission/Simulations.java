package io.shuke.commission;

import io.shuke.shared.Cursor;
import io.shuke.shared.Money;
import io.shuke.shared.Page;
import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads simulations and what they found. One statement each. */
@Repository
public class Simulations {
    private static final String SELECT = """
            select s.id, s.plan_id, s.baseline_id, b.version as baseline_version, s.state, s.asked_at, s.ended_at,
                   s.lines_total, s.lines_done, s.net_minor, s.purchase_minor, s.before_minor, s.after_minor,
                   s.losing_lines, s.losing_before, s.currency, b.release_days as days_before, p.release_days as days_after,
                   greatest(86400, extract(epoch from s.last_placed_at - s.first_placed_at))::bigint as sold_seconds
            from commission.simulation s
            join commission.plan b on b.id = s.baseline_id join commission.plan p on p.id = s.plan_id
            """;

    private final JdbcClient jdbc;

    Simulations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a partner would have earned under both plans. */
    public record PartnerChange(UUID partnerId, Money before, Money after, Money change) {}

    /** What a product would have cost and left under both plans. */
    public record ProductMargin(
            UUID productId,
            String title,
            long lines,
            Money net,
            Money purchase,
            Money before,
            Money after,
            Money marginBefore,
            Money margin,
            long losingLines) {}

    /** A line whose net price would not bear its purchase price and its commission. */
    public record LosingLine(
            UUID lineId,
            String orderNumber,
            UUID productId,
            String productTitle,
            Money net,
            Money purchase,
            Money before,
            Money after,
            Money margin) {}

    public Optional<Simulation> find(UUID id) {
        return jdbc.sql(SELECT + " where s.id = :id")
                .param("id", id)
                .query(Simulations::simulation)
                .optional();
    }

    /** The plan's simulations, the latest first. */
    public List<Simulation> ofPlan(UUID planId) {
        return jdbc.sql(SELECT + " where s.plan_id = :plan order by s.id desc limit 20")
                .param("plan", planId)
                .query(Simulations::simulation)
                .list();
    }

    /** The latest that is done. */
    Optional<Simulation> latestDone(UUID planId) {
        return jdbc.sql(SELECT + " where s.plan_id = :plan and s.state = 'DONE' order by s.id desc limit 1")
                .param("plan", planId)
                .query(Simulations::simulation)
                .optional();
    }

    /** Who gains, the most first; or who loses, the most first. */
    public Page<PartnerChange> partners(UUID id, boolean gaining, @Nullable String after, int limit) {
        var cursor = Cursor.decoded(after, 2);
        var rows = jdbc.sql("""
                select p.partner_id, p.before_minor, p.after_minor, p.change_minor, s.currency
                from commission.simulated_partner p join commission.simulation s on s.id = p.simulation_id
                where p.simulation_id = :id and s.state = 'DONE'
                """ + (gaining ? """
                  and p.change_minor > 0
                  and (cast(:change as bigint) is null or (p.change_minor, p.partner_id) < (:change, cast(:last as uuid)))
                order by p.change_minor desc, p.partner_id desc limit :limit
                """ : """
                  and p.change_minor <= 0
                  and (cast(:change as bigint) is null or (p.change_minor, p.partner_id) > (:change, cast(:last as uuid)))
                order by p.change_minor, p.partner_id limit :limit
                """))
                .param("id", id)
                .param("change", cursor == null ? null : cursor.number(0))
                .param("last", cursor == null ? null : cursor.id(1))
                .param("limit", limit + 1)
                .query((row, number) -> new PartnerChange(
                        row.getObject("partner_id", UUID.class),
                        money(row, "before_minor"),
                        money(row, "after_minor"),
                        money(row, "change_minor")))
                .list();
        return Page.of(rows, limit, last -> Cursor.of(last.change().amountMinor(), last.partnerId()));
    }

    /** Products, those that leave the least first. */
    public Page<ProductMargin> products(UUID id, @Nullable String after, int limit) {
        var cursor = Cursor.decoded(after, 2);
        var rows = jdbc.sql("""
                select p.product_id, p.title, p.lines, p.net_minor, p.purchase_minor, p.before_minor, p.after_minor,
                       p.net_minor - p.purchase_minor - p.before_minor as margin_before, p.margin_minor,
                       p.losing_lines, s.currency
                from commission.simulated_product p join commission.simulation s on s.id = p.simulation_id
                where p.simulation_id = :id and s.state = 'DONE'
                  and (cast(:margin as bigint) is null
                       or (p.margin_minor, p.product_id) > (:margin, cast(:last as uuid)))
                order by p.margin_minor, p.product_id limit :limit
                """)
                .param("id", id)
                .param("margin", cursor == null ? null : cursor.number(0))
                .param("last", cursor == null ? null : cursor.id(1))
                .param("limit", limit + 1)
                .query((row, number) -> new ProductMargin(
                        row.getObject("product_id", UUID.class),
                        row.getString("title"),
                        row.getLong("lines"),
                        money(row, "net_minor"),
                        money(row, "purchase_minor"),
                        money(row, "before_minor"),
                        money(row, "after_minor"),
                        money(row, "margin_before"),
                        money(row, "margin_minor"),
                        row.getLong("losing_lines")))
                .list();
        return Page.of(rows, limit, last -> Cursor.of(last.margin().amountMinor(), last.productId()));
    }

    /** Every line that would lose money, the worst first. */
    public Page<LosingLine> losses(UUID id, @Nullable String after, int limit) {
        var cursor = Cursor.decoded(after, 2);
        var rows = jdbc.sql("""
                select l.line_id, l.order_number, l.product_id, l.product_title, l.net_minor, l.purchase_minor,
                       l.before_minor, l.after_minor, l.margin_minor, s.currency
                from commission.simulated_loss l join commission.simulation s on s.id = l.simulation_id
                where l.simulation_id = :id and s.state = 'DONE'
                  and (cast(:margin as bigint) is null or (l.margin_minor, l.line_id) > (:margin, cast(:last as uuid)))
                order by l.margin_minor, l.line_id limit :limit
                """)
                .param("id", id)
                .param("margin", cursor == null ? null : cursor.number(0))
                .param("last", cursor == null ? null : cursor.id(1))
                .param("limit", limit + 1)
                .query((row, number) -> new LosingLine(
                        row.getObject("line_id", UUID.class),
                        row.getString("order_number"),
                        row.getObject("product_id", UUID.class),
                        row.getString("product_title"),
                        money(row, "net_minor"),
                        money(row, "purchase_minor"),
                        money(row, "before_minor"),
                        money(row, "after_minor"),
                        money(row, "margin_minor")))
                .list();
        return Page.of(rows, limit, last -> Cursor.of(last.margin().amountMinor(), last.lineId()));
    }

    /** What was paid in the replayed time (at least a day), spread evenly, where each part waits so many days. */
    private static Money waiting(ResultSet row, String paid, String days) throws SQLException {
        return money(row, paid).portionDown(Duration.ofDays(row.getInt(days)).toSeconds(), row.getLong("sold_seconds"));
    }

    private static Simulation simulation(ResultSet row, int number) throws SQLException {
        return new Simulation(
                row.getObject("id", UUID.class),
                row.getObject("plan_id", UUID.class),
                row.getObject("baseline_id", UUID.class),
                row.getInt("baseline_version"),
                Simulation.State.valueOf(row.getString("state")),
                Times.instant(row, "asked_at"),
                Times.instantOrNull(row, "ended_at"),
                row.getLong("lines_total"),
                row.getLong("lines_done"),
                money(row, "net_minor"),
                money(row, "purchase_minor"),
                money(row, "before_minor"),
                money(row, "after_minor"),
                row.getLong("losing_lines"),
                row.getLong("losing_before"),
                row.getInt("days_before"),
                row.getInt("days_after"),
                waiting(row, "before_minor", "days_before"),
                waiting(row, "after_minor", "days_after"));
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return new Money(row.getLong(column), row.getString("currency"));
    }
}
