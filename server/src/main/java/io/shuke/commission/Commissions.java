package io.shuke.commission;

import io.shuke.shared.Cursor;
import io.shuke.shared.Money;
import io.shuke.shared.Page;
import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads commission. One statement each. */
@Repository
public class Commissions {
    private static final String SELECT = """
            select a.id, a.partner_id, a.buyer_id, a.order_id, a.order_number, a.line_id, a.product_id,
                   a.product_title, a.options, a.quantity, a.plan_version, a.role, a.base_minor, a.refunded_minor,
                   a.budget_rule, a.budget_basis_points, a.budget_minor, a.rate_basis_points, a.amount_minor,
                   a.reversed_minor,
                   a.currency, a.state, a.bound_since, a.touched_at, a.link_code, a.channel, a.accrued_at,
                   a.release_due, a.released_at, a.held and a.state = 'PENDING' as held, a.changed_in::text::bigint as changed_in
            from commission.accrual a
            """;

    private final JdbcClient jdbc;

    Commissions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many orders of a customer earned the partner something, and what they came to; reversed ones left out. */
    public record CustomerSales(int orders, Money spent) {}

    /** Everything by its state. */
    public record Figures(Money pending, Money released, Money reversed) {}

    /** Sums of one partner: earned since a moment, and ever released; less what was reversed. */
    record Sums(Money since, Money released) {}

    /**
     * Changes that became visible, each with the transaction that made it, and where to look on from: whatever was not
     * visible yet was made by that transaction or a later one.
     */
    public record Changes(long lookOnFrom, List<Changed> changed) {}

    /** One commission as it is after a change. */
    public record Changed(long changedIn, Commission commission) {}

    /** The partner's commission, the latest first. */
    public Page<Commission> page(UUID partnerId, @Nullable String after, int limit) {
        var rows = jdbc.sql(SELECT + """
                where a.partner_id = :partner and (cast(:id as uuid) is null or a.id < :id)
                order by a.id desc limit :limit
                """)
                .param("partner", partnerId)
                .param("id", Cursor.idOrNull(after))
                .param("limit", limit + 1)
                .query(Commissions::commission)
                .list();
        return Page.of(rows, limit, last -> Cursor.of(last.id()));
    }

    /** Everybody's commission, or that of one order by its number, the latest first. */
    public Page<Commission> pageOfAll(
            @Nullable String orderNumber, Commission.@Nullable State state, @Nullable String after, int limit) {
        var rows = jdbc.sql(SELECT + """
                where (cast(:order as text) is null or a.order_number = :order)
                    and (cast(:state as text) is null or a.state = :state)
                    and (cast(:id as uuid) is null or a.id < :id)
                order by a.id desc limit :limit
                """)
                .param("order", orderNumber)
                .param("state", state == null ? null : state.name())
                .param("id", Cursor.idOrNull(after))
                .param("limit", limit + 1)
                .query(Commissions::commission)
                .list();
        return Page.of(rows, limit, last -> Cursor.of(last.id()));
    }

    /** All that {@link #pageOfAll} would page through, by a cursor of the database's: a transaction has to be around. */
    Stream<Commission> stream(@Nullable String orderNumber, Commission.@Nullable State state, int fetchSize) {
        return jdbc
                .sql(SELECT + """
                where (cast(:order as text) is null or a.order_number = :order)
                    and (cast(:state as text) is null or a.state = :state)
                order by a.id desc
                """)
                .withFetchSize(fetchSize)
                .param("order", orderNumber)
                .param("state", state == null ? null : state.name())
                .query(Commissions::commission)
                .stream();
    }

    public Optional<Commission> find(UUID id) {
        return jdbc.sql(SELECT + " where a.id = :id")
                .param("id", id)
                .query(Commissions::commission)
                .optional();
    }

    /** The order's number and the product's title behind each commission. */
    Map<UUID, String> titlesOf(Collection<UUID> ids) {
        var titles = new HashMap<UUID, String>();
        jdbc.sql("select id, order_number, product_title from commission.accrual where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) -> titles.put(
                        row.getObject("id", UUID.class),
                        row.getString("order_number") + " " + row.getString("product_title")))
                .list();
        return titles;
    }

    /** All commission of one order line, every role. */
    List<Commission> ofLine(UUID lineId) {
        return jdbc.sql(SELECT + " where a.line_id = :line order by a.role")
                .param("line", lineId)
                .query(Commissions::commission)
                .list();
    }

    /** What this partner earned as the sharer of these lines. */
    public List<Commission> sharedBy(UUID partnerId, Collection<UUID> lineIds) {
        return lineIds.isEmpty()
                ? List.of()
                : jdbc.sql(SELECT + " where a.line_id = any(:lines) and a.role = 'SHARER' and a.partner_id = :partner")
                        .param("lines", lineIds.toArray(UUID[]::new))
                        .param("partner", partnerId)
                        .query(Commissions::commission)
                        .list();
    }

    /** The sum of it, less what was reversed. */
    public Money sumShared(UUID partnerId, Collection<UUID> lineIds) {
        return Money.cny(jdbc.sql("""
                select coalesce(sum(amount_minor - reversed_minor), 0)::bigint from commission.accrual
                where line_id = any(:lines) and role = 'SHARER' and partner_id = :partner
                """)
                .param("lines", lineIds.toArray(UUID[]::new))
                .param("partner", partnerId)
                .query(Long.class)
                .single());
    }

    List<Commission> ofOrder(UUID orderId, UUID partnerId) {
        return jdbc.sql(SELECT + " where a.order_id = :order and a.partner_id = :partner order by a.id")
                .param("order", orderId)
                .param("partner", partnerId)
                .query(Commissions::commission)
                .list();
    }

    /** What each of these buyers' orders came to for this partner; who has none is absent. */
    public Map<UUID, CustomerSales> salesOf(UUID partnerId, Collection<UUID> buyerIds) {
        var sales = new HashMap<UUID, CustomerSales>();
        jdbc.sql("""
                select buyer_id, count(distinct order_id) as orders, sum(paid_minor)::bigint as spent_minor, currency
                from (select distinct buyer_id, order_id, line_id, base_minor - refunded_minor as paid_minor,
                             currency
                      from commission.accrual
                      where partner_id = :partner and buyer_id = any(:buyers) and state <> 'REVERSED') line
                group by buyer_id, currency
                """)
                .param("partner", partnerId)
                .param("buyers", buyerIds.toArray(UUID[]::new))
                .query((row, number) -> sales.put(
                        row.getObject("buyer_id", UUID.class),
                        new CustomerSales(
                                row.getInt("orders"),
                                new Money(row.getLong("spent_minor"), row.getString("currency")))))
                .list();
        return sales;
    }

    /** Reads the kept sums, and of the commission itself only what is as young as that. */
    Map<UUID, Sums> sumsOf(Collection<UUID> partnerIds, Instant since) {
        var sums = new HashMap<UUID, Sums>();
        jdbc.sql("""
                select p.partner_id,
                       (select coalesce(sum(amount_minor - reversed_minor), 0) from commission.accrual a
                        where a.partner_id = p.partner_id and a.accrued_at >= :since)::bigint as since_minor,
                       (select coalesce(sum(released_minor), 0) from commission.sums s
                        where s.partner_id = p.partner_id)::bigint as released_minor
                from unnest(:partners) as p (partner_id)
                """)
                .param("partners", partnerIds.toArray(UUID[]::new))
                .param("since", Times.sql(since))
                .query((row, number) -> sums.put(
                        row.getObject("partner_id", UUID.class),
                        new Sums(Money.cny(row.getLong("since_minor")), Money.cny(row.getLong("released_minor")))))
                .list();
        return sums;
    }

    /** What waits is read from its own index, what is over from the kept sums. */
    public Figures figures() {
        return jdbc.sql("""
                select (select coalesce(sum(amount_minor - reversed_minor), 0) from commission.accrual
                        where state = 'PENDING')::bigint as pending,
                       coalesce(sum(released_minor), 0)::bigint as released,
                       coalesce(sum(reversed_minor), 0)::bigint as reversed
                from commission.sums where partner_id = '00000000-0000-0000-0000-000000000000'
                """)
                .query((row, number) -> new Figures(
                        Money.cny(row.getLong("pending")),
                        Money.cny(row.getLong("released")),
                        Money.cny(row.getLong("reversed"))))
                .single();
    }

    /**
     * What changed for these partners since a place that an earlier call gave, in one statement and so in one snapshot.
     * Rows of transactions that were still running then have a number at or above that place whenever they commit, so
     * none is missed; one that was seen already may come again.
     */
    public Changes changesOf(Collection<UUID> partnerIds, long from) {
        var rows = jdbc.sql("""
                with place as (select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as look_on_from)
                select p.look_on_from, a.*
                from place p left join (""" + SELECT + """
                    where a.partner_id = any(:partners) and a.changed_in >= cast(cast(:from as text) as xid8)) a on true
                order by a.changed_in, a.id
                """)
                .param("partners", partnerIds.toArray(UUID[]::new))
                .param("from", String.valueOf(from))
                .query((row, number) -> new Changes(
                        row.getLong("look_on_from"),
                        row.getObject("id") == null
                                ? List.of()
                                : List.of(new Changed(row.getLong("changed_in"), commission(row, number)))))
                .list();
        return new Changes(
                rows.getFirst().lookOnFrom(),
                rows.stream().flatMap(row -> row.changed().stream()).toList());
    }

    private static Commission commission(ResultSet row, int number) throws SQLException {
        var currency = row.getString("currency");
        return new Commission(
                row.getObject("id", UUID.class),
                row.getObject("partner_id", UUID.class),
                row.getObject("buyer_id", UUID.class),
                row.getObject("order_id", UUID.class),
                row.getString("order_number"),
                row.getObject("line_id", UUID.class),
                row.getObject("product_id", UUID.class),
                row.getString("product_title"),
                row.getString("options"),
                row.getInt("quantity"),
                row.getInt("plan_version"),
                Role.valueOf(row.getString("role")),
                new Money(row.getLong("base_minor"), currency),
                new Money(row.getLong("refunded_minor"), currency),
                BudgetRule.valueOf(row.getString("budget_rule")),
                row.getInt("budget_basis_points"),
                new Money(row.getLong("budget_minor"), currency),
                row.getInt("rate_basis_points"),
                new Money(row.getLong("amount_minor"), currency),
                new Money(row.getLong("reversed_minor"), currency),
                Commission.State.valueOf(row.getString("state")),
                Times.instantOrNull(row, "bound_since"),
                Times.instantOrNull(row, "touched_at"),
                row.getString("link_code"),
                row.getString("channel"),
                Times.instant(row, "accrued_at"),
                Times.instantOrNull(row, "release_due"),
                Times.instantOrNull(row, "released_at"),
                row.getBoolean("held"));
    }
}
