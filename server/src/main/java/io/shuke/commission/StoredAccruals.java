package io.shuke.commission;

import io.shuke.ordering.LineRefunded;
import io.shuke.shared.Money;
import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** Writes commission and moves it on; each call is one statement for all of an order's lines and roles. */
@Repository
class StoredAccruals {
    private final JdbcClient jdbc;

    StoredAccruals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes those that are not there yet and whose partner's account is open, and answers which. */
    List<Moved> insert(List<NewAccrual> accruals) {
        var order = accruals.getFirst().order();
        return jdbc.sql("""
                insert into commission.accrual
                    (id, partner_id, buyer_id, order_id, order_number, line_id, product_id, product_title, options,
                     quantity, plan_version, depth, role, rebate, base_minor, budget_rule, budget_basis_points,
                     budget_minor, rate_basis_points, amount_minor, currency, state, bound_since, touch_id, touched_at,
                     link_code, channel, accrued_at)
                select a.id, a.partner_id, :buyer, :order, :number, a.line_id, a.product_id, a.title, a.options,
                       a.quantity, a.plan_version, a.depth, a.role, a.rebate, a.base, a.budget_rule, a.budget_rate,
                       a.budget, a.rate, a.amount, :currency, 'PENDING', a.bound_since, a.touch_id, a.touched_at,
                       a.link_code, a.channel, :at
                from unnest(cast(:ids as uuid[]), cast(:partners as uuid[]), cast(:lines as uuid[]),
                            cast(:products as uuid[]), cast(:titles as text[]), cast(:options as text[]),
                            cast(:quantities as int[]), cast(:plans as int[]), cast(:depths as int[]),
                            cast(:roles as text[]), cast(:rebates as bool[]), cast(:bases as bigint[]),
                            cast(:budget_rules as text[]), cast(:budget_rates as int[]), cast(:budgets as bigint[]),
                            cast(:rates as int[]), cast(:amounts as bigint[]), cast(:bound as timestamptz[]),
                            cast(:touches as uuid[]), cast(:touched as timestamptz[]), cast(:codes as text[]),
                            cast(:channels as text[]))
                    as a (id, partner_id, line_id, product_id, title, options, quantity, plan_version, depth, role,
                          rebate, base, budget_rule, budget_rate, budget, rate, amount, bound_since, touch_id,
                          touched_at, link_code, channel)
                where not exists (select from commission.closed_partner c where c.partner_id = a.partner_id)
                on conflict (line_id, role, depth) do nothing
                returning id, partner_id, released_at, amount_minor, currency
                """)
                .param("buyer", order.buyerId())
                .param("order", order.orderId())
                .param("number", order.number())
                .param("currency", order.total().currency())
                .param("at", Times.sql(order.at()))
                .param("ids", uuids(accruals, NewAccrual::id))
                .param("partners", uuids(accruals, a -> a.share().partnerId()))
                .param("lines", uuids(accruals, a -> a.line().lineId()))
                .param("products", uuids(accruals, a -> a.line().productId()))
                .param("titles", texts(accruals, a -> a.line().title()))
                .param("options", texts(accruals, a -> a.line().options()))
                .param("quantities", array("int4", accruals, a -> a.line().quantity()))
                .param("plans", array("int4", accruals, a -> a.line().planVersion()))
                .param("depths", array("int4", accruals, a -> a.share().depth()))
                .param("rebates", array("bool", accruals, a -> a.share().rebate()))
                .param("budget_rules", texts(accruals, a -> a.budgetRule().name()))
                .param("roles", texts(accruals, a -> a.share().role().name()))
                .param("bases", array("int8", accruals, a -> a.line().net().amountMinor()))
                .param("budget_rates", array("int4", accruals, a -> a.line().commissionBudgetBasisPoints()))
                .param(
                        "budgets",
                        array("int8", accruals, a -> a.share().budget().amountMinor()))
                .param("rates", array("int4", accruals, a -> a.share().rateBasisPoints()))
                .param(
                        "amounts",
                        array("int8", accruals, a -> a.share().amount().amountMinor()))
                .param("bound", times(accruals, NewAccrual::boundSince))
                .param("touches", uuids(accruals, a -> a.line().evidence().touchId()))
                .param("touched", times(accruals, a -> a.line().evidence().touchedAt()))
                .param("codes", texts(accruals, a -> a.line().evidence().linkCode()))
                .param("channels", texts(accruals, a -> a.line().evidence().channel()))
                .query(StoredAccruals::moved)
                .list();
    }

    /** Takes back all that is still pending of the order. */
    List<Moved> reversePendingOf(UUID orderId, ReversalReason reason, Instant at) {
        return jdbc.sql("""
                with due as materialized (
                    select id, amount_minor - reversed_minor as rest from commission.accrual
                    where order_id = :order and state = 'PENDING' order by id for update),
                reversed as (
                    update commission.accrual a
                    set state = 'REVERSED', reversed_minor = amount_minor, refunded_minor = base_minor,
                        changed_in = pg_current_xact_id()
                    from due d
                    where a.id = d.id and a.state = 'PENDING'
                    returning a.id, a.partner_id, a.released_at, d.rest, a.currency),
                noted as (
                    insert into commission.reversal (id, accrual_id, amount_minor, currency, reason, at)
                    select gen_random_uuid(), id, rest, currency, :reason, :at from reversed where rest > 0)
                select id, partner_id, released_at, rest as amount_minor, currency from reversed
                """)
                .param("order", orderId)
                .param("reason", reason.name())
                .param("at", Times.sql(at))
                .query(StoredAccruals::moved)
                .list();
    }

    /**
     * Takes back the same part of each commission of the line as is back of its price, less what was taken before:
     * rounded down, so that all parts together are the whole.
     */
    List<Moved> reverse(LineRefunded line) {
        return jdbc.sql("""
                with due as materialized (
                    select id, %s as back
                    from commission.accrual
                    where line_id = :line and state <> 'REVERSED' order by id for update),
                reversed as (
                    update commission.accrual a
                    set reversed_minor = a.reversed_minor + d.back, refunded_minor = :refunded,
                        state = case when a.reversed_minor + d.back = a.amount_minor then 'REVERSED' else a.state end,
                        changed_in = pg_current_xact_id()
                    from due d
                    where a.id = d.id and d.back >= 0
                    returning a.id, a.partner_id, a.released_at, d.back, a.currency),
                noted as (
                    insert into commission.reversal
                        (id, accrual_id, amount_minor, currency, reason, refund_id, after_sale_id, at)
                    select gen_random_uuid(), id, back, currency, 'LINE_REFUNDED', :refund, :after_sale, :at
                    from reversed where back > 0)
                select id, partner_id, released_at, back as amount_minor, currency from reversed
                """.formatted(TakenBack.sql(":refunded", ":net")))
                .param("line", line.lineId())
                .param("refunded", line.refunded().amountMinor())
                .param("net", line.net().amountMinor())
                .param("refund", line.refundId())
                .param("after_sale", line.afterSaleId())
                .param("at", Times.sql(line.at()))
                .query(StoredAccruals::moved)
                .list();
    }

    /**
     * Releases what is pending; what is held, or promised for a later day, only notes that its line has settled. Answers
     * what was released.
     */
    List<Moved> releasePendingOf(Collection<UUID> lineIds, Instant at) {
        return jdbc.sql("""
                with due as materialized (
                    select id from commission.accrual
                    where line_id = any(cast(:lines as uuid[])) and state = 'PENDING' order by id for update),
                passed as (
                    update commission.accrual a
                    set settled_at = :at, changed_in = pg_current_xact_id(),
                        state = case when a.held or a.release_due > :at then a.state else 'RELEASED' end,
                        released_at = case when a.held or a.release_due > :at then a.released_at else :at end
                    from due d
                    where a.id = d.id and a.state = 'PENDING'
                    returning a.id, a.partner_id, a.released_at, a.state,
                              a.amount_minor - a.reversed_minor as amount_minor, a.currency)
                select id, partner_id, released_at, amount_minor, currency from passed where state = 'RELEASED'
                """)
                .param("lines", lineIds.toArray(UUID[]::new))
                .param("at", Times.sql(at))
                .query(StoredAccruals::moved)
                .list();
    }

    /** Commission whose line has settled and whose day has come. */
    record Due(UUID accrualId, UUID orderId, UUID buyerId, UUID partnerId, boolean rebate) {}

    private static final String DUE = """
            select id as accrual_id, order_id, buyer_id, partner_id, rebate from commission.accrual
            where state = 'PENDING' and settled_at is not null and not held and release_due <= :at
            """;

    /** What is due but for these, at most so many. */
    List<Due> due(Instant at, Collection<UUID> except, int atMost) {
        return due(at, except, atMost, "");
    }

    /** The same, locked, and nothing that somebody else is moving. */
    List<Due> lockDue(Instant at, Collection<UUID> except, int atMost) {
        return due(at, except, atMost, "for update skip locked");
    }

    private List<Due> due(Instant at, Collection<UUID> except, int atMost, String lock) {
        return jdbc.sql(DUE + """
                and id <> all(cast(:except as uuid[]))
                order by release_due, id limit :at_most
                """ + lock)
                .param("at", Times.sql(at))
                .param("except", except.toArray(UUID[]::new))
                .param("at_most", atMost)
                .query(Due.class)
                .list();
    }

    /** One of them, locked; empty where it is not due any more, or somebody else is moving it. */
    List<Due> lockDue(Instant at, UUID id) {
        return jdbc.sql(DUE + " and id = :id for update skip locked")
                .param("at", Times.sql(at))
                .param("id", id)
                .query(Due.class)
                .list();
    }

    /** Releases those of them that are still pending, and answers which. */
    List<Moved> release(List<Due> due, Instant at) {
        return jdbc.sql("""
                update commission.accrual
                set state = 'RELEASED', released_at = :at, changed_in = pg_current_xact_id()
                where id = any(cast(:ids as uuid[])) and state = 'PENDING'
                returning id, partner_id, released_at, amount_minor - reversed_minor as amount_minor, currency
                """)
                .param("at", Times.sql(at))
                .param("ids", due.stream().map(Due::accrualId).toArray(UUID[]::new))
                .query(StoredAccruals::moved)
                .list();
    }

    /** The day that each commission's own plan says, and not before the return window is over. */
    List<Moved> promiseRelease(Collection<UUID> lineIds, Instant received, Instant returnsUntil) {
        return jdbc.sql("""
                with pending as materialized (
                    select id from commission.accrual
                    where line_id = any(cast(:lines as uuid[])) and state = 'PENDING' order by id for update)
                update commission.accrual a
                set release_due = greatest(cast(:until as timestamptz),
                                           cast(:received as timestamptz) + plan.release_days * interval '24 hours'),
                    changed_in = pg_current_xact_id()
                from pending p, commission.plan plan
                where a.id = p.id and a.state = 'PENDING' and plan.version = a.plan_version
                returning a.id, a.partner_id, a.released_at, a.amount_minor, a.currency
                """)
                .param("lines", lineIds.toArray(UUID[]::new))
                .param("received", Times.sql(received))
                .param("until", Times.sql(returnsUntil))
                .query(StoredAccruals::moved)
                .list();
    }

    private static Moved moved(ResultSet row, int number) throws SQLException {
        return new Moved(
                row.getObject("id", UUID.class),
                row.getObject("partner_id", UUID.class),
                Times.instantOrNull(row, "released_at") != null,
                new Money(row.getLong("amount_minor"), row.getString("currency")));
    }

    private static SqlArrayValue uuids(List<NewAccrual> accruals, Function<NewAccrual, @Nullable UUID> value) {
        return array("uuid", accruals, value);
    }

    private static SqlArrayValue texts(List<NewAccrual> accruals, Function<NewAccrual, @Nullable String> value) {
        return array("text", accruals, value);
    }

    private static SqlArrayValue times(List<NewAccrual> accruals, Function<NewAccrual, @Nullable Instant> value) {
        return texts(accruals, accrual -> {
            var time = value.apply(accrual);
            return time == null ? null : time.toString();
        });
    }

    private static SqlArrayValue array(
            String type, List<NewAccrual> accruals, Function<NewAccrual, ? extends @Nullable Object> value) {
        var values = new Object[accruals.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value.apply(accruals.get(i));
        }
        return new SqlArrayValue(type, values);
    }
}
