package io.shuke.commission;

import io.shuke.shared.Money;
import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Writes holds, and marks the commission that they hold. Whatever meets on one commission – a hold and the end of the
 * return window, a decision and a refund – passes its row, and each statement acts only on what it may still act on. All
 * lock a partner's several rewards in the order of their ids, here and in {@link StoredAccruals}.
 */
@Repository
class StoredHolds {
    private final JdbcClient jdbc;

    /** Commission that a confirmed hold takes back; settled says whether its order's money is the market's already. */
    record Taken(Moved moved, boolean settled) {}

    StoredHolds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Marks what is still pending of the reward; nothing where it is released, taken back, or was held before. */
    List<Moved> mark(UUID orderId, UUID partnerId) {
        return jdbc.sql("""
                with due as materialized (
                    select id from commission.accrual
                    where order_id = :order and partner_id = :partner and state = 'PENDING' and not held
                        and not exists (select from commission.hold where order_id = :order and partner_id = :partner)
                    order by id for update)
                update commission.accrual a
                set held = true, changed_in = pg_current_xact_id()
                from due d
                where a.id = d.id and a.state = 'PENDING' and not a.held
                returning a.id, a.partner_id, a.amount_minor - a.reversed_minor as amount_minor, a.currency
                """)
                .param("order", orderId)
                .param("partner", partnerId)
                .query(StoredHolds::moved)
                .list();
    }

    void insert(UUID id, UUID orderId, UUID partnerId, Collection<HoldReason> reasons, Instant at) {
        jdbc.sql("""
                insert into commission.hold (id, order_id, order_number, partner_id, state, reasons, raised_at)
                select :id, :order, (select order_number from commission.accrual where order_id = :order limit 1),
                       :partner, 'HELD', :reasons, :at
                """)
                .param("id", id)
                .param("order", orderId)
                .param("partner", partnerId)
                .param(
                        "reasons",
                        reasons.stream().map(HoldReason::name).sorted().toArray(String[]::new))
                .param("at", Times.sql(at))
                .update();
    }

    /** Empty where it is decided, or isn't there. */
    Optional<Hold> decide(UUID id, Hold.State decision, UUID staffId, String reason, Instant at) {
        return jdbc.sql("""
                update commission.hold
                set state = :decision, decided_at = :at, decided_by = :staff, decision_reason = :reason
                where id = :id and state = 'HELD'
                returning
                """ + Holds.COLUMNS)
                .param("id", id)
                .param("decision", decision.name())
                .param("staff", staffId)
                .param("reason", reason)
                .param("at", Times.sql(at))
                .query(Holds::hold)
                .optional();
    }

    /** False where it is decided, somebody else's, not there, or was appealed before. */
    boolean appeal(UUID id, UUID partnerId, String words, Instant at) {
        return jdbc.sql("""
                        update commission.hold set appeal = :words, appealed_at = :at
                        where id = :id and partner_id = :partner and state = 'HELD' and appeal is null
                        """)
                        .param("id", id)
                        .param("partner", partnerId)
                        .param("words", words)
                        .param("at", Times.sql(at))
                        .update()
                == 1;
    }

    /** Lets what is held go its way: what has settled and whose day has come is released now, and answered. */
    List<Moved> letGo(UUID orderId, UUID partnerId, Instant at) {
        return jdbc.sql("""
                with due as materialized (
                    select id from commission.accrual
                    where order_id = :order and partner_id = :partner and state = 'PENDING' and held
                    order by id for update),
                freed as (
                    update commission.accrual a
                    set held = false, changed_in = pg_current_xact_id(),
                        state = case when a.settled_at is null or a.release_due > :at then a.state
                                     else 'RELEASED' end,
                        released_at = case when a.settled_at is null or a.release_due > :at then a.released_at
                                           else :at end
                    from due d
                    where a.id = d.id and a.state = 'PENDING' and a.held
                    returning a.id, a.partner_id, a.state, a.amount_minor - a.reversed_minor as amount_minor, a.currency)
                select id, partner_id, amount_minor, currency from freed where state = 'RELEASED'
                """)
                .param("order", orderId)
                .param("partner", partnerId)
                .param("at", Times.sql(at))
                .query(StoredHolds::moved)
                .list();
    }

    /** Takes back what is held, with a line of its history for each. */
    List<Taken> takeBack(UUID orderId, UUID partnerId, Instant at) {
        return jdbc.sql("""
                with due as materialized (
                    select id, amount_minor - reversed_minor as rest from commission.accrual
                    where order_id = :order and partner_id = :partner and state = 'PENDING' and held
                    order by id for update),
                taken as (
                    update commission.accrual a
                    set held = false, state = 'REVERSED', reversed_minor = amount_minor,
                        changed_in = pg_current_xact_id()
                    from due d
                    where a.id = d.id and a.state = 'PENDING' and a.held
                    returning a.id, a.partner_id, d.rest, a.currency, a.settled_at is not null as settled),
                noted as (
                    insert into commission.reversal (id, accrual_id, amount_minor, currency, reason, at)
                    select gen_random_uuid(), id, rest, currency, :reason, :at from taken where rest > 0)
                select id, partner_id, rest as amount_minor, currency, settled from taken where rest > 0
                """)
                .param("order", orderId)
                .param("partner", partnerId)
                .param("reason", ReversalReason.HOLD_CONFIRMED.name())
                .param("at", Times.sql(at))
                .query((row, number) -> new Taken(moved(row, number), row.getBoolean("settled")))
                .list();
    }

    private static Moved moved(ResultSet row, int number) throws SQLException {
        return new Moved(
                row.getObject("id", UUID.class),
                row.getObject("partner_id", UUID.class),
                false,
                new Money(row.getLong("amount_minor"), row.getString("currency")));
    }
}
