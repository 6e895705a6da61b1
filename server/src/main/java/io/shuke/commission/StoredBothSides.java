package io.shuke.commission;

import io.shuke.shared.Money;
import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads who is on either side of a sale, and takes back from who is on both. */
@Repository
class StoredBothSides {
    private final JdbcClient jdbc;

    /** Who bought, and who else would earn by it. */
    record Parties(UUID buyerId, Set<UUID> partnerIds) {}

    /** What is held of one reward though its lines are settled, and who bought. */
    record Held(UUID buyerId, List<UUID> lineIds) {}

    StoredBothSides(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The parties to what is pending of one order's lines, rebates left out; empty where nothing is. All of it is locked in
     * the order of ids, as everywhere.
     */
    Optional<Parties> partiesOf(Collection<UUID> lineIds) {
        return jdbc.sql("""
                with due as materialized (
                    select buyer_id, partner_id, rebate from commission.accrual
                    where line_id = any(cast(:lines as uuid[])) and state = 'PENDING' order by id for update)
                select buyer_id, array_agg(distinct partner_id) filter (where not rebate) as partners
                from due group by buyer_id having not bool_and(rebate)
                """)
                .param("lines", lineIds.toArray(UUID[]::new))
                .query((row, number) -> new Parties(row.getObject("buyer_id", UUID.class), Set.of((UUID[])
                        row.getArray("partners").getArray())))
                .optional();
    }

    /** Of a partner's reward for an order, rebates left out; locked in the order of ids, as everywhere. */
    Optional<Held> heldPastTheWindow(UUID orderId, UUID partnerId) {
        return jdbc.sql("""
                with due as materialized (
                    select buyer_id, line_id from commission.accrual
                    where order_id = :order and partner_id = :partner and state = 'PENDING' and held
                      and settled_at is not null and not rebate
                    order by id for update)
                select buyer_id, array_agg(distinct line_id) as lines from due group by buyer_id
                """)
                .param("order", orderId)
                .param("partner", partnerId)
                .query((row, number) -> new Held(row.getObject("buyer_id", UUID.class), List.of((UUID[])
                        row.getArray("lines").getArray())))
                .optional();
    }

    /**
     * Keeps the market's sums from others, in the order in which each change of commissions takes them: for who changes
     * commissions of many orders in two statements, whose second would meet another's first in a ring.
     */
    void takeSums() {
        jdbc.sql("""
                insert into commission.sums as s (partner_id, slot, released_minor, reversed_minor)
                select cast('00000000-0000-0000-0000-000000000000' as uuid), slot, 0, 0
                from generate_series(0, 15) slot order by slot
                on conflict (partner_id, slot) do update set released_minor = s.released_minor
                """).update();
    }

    /** Takes back the rest of each of these, which are locked, for its reason. */
    List<Moved> reverse(Map<UUID, ReversalReason> refused, Instant at) {
        var ids = List.copyOf(refused.keySet());
        return jdbc.sql("""
                with refused as materialized (
                    select r.id, r.reason, a.amount_minor - a.reversed_minor as rest
                    from unnest(cast(:ids as uuid[]), cast(:reasons as text[])) as r (id, reason)
                    join commission.accrual a on a.id = r.id),
                reversed as (
                    update commission.accrual a
                    set state = 'REVERSED', reversed_minor = amount_minor, changed_in = pg_current_xact_id()
                    from refused r
                    where a.id = r.id and a.state = 'PENDING'
                    returning a.id, a.partner_id, r.rest, a.currency, r.reason),
                noted as (
                    insert into commission.reversal (id, accrual_id, amount_minor, currency, reason, at)
                    select gen_random_uuid(), id, rest, currency, reason, :at from reversed where rest > 0)
                select id, partner_id, rest, currency from reversed where rest > 0
                """)
                .param("ids", ids.toArray(UUID[]::new))
                .param(
                        "reasons",
                        ids.stream()
                                .map(id ->
                                        Objects.requireNonNull(refused.get(id)).name())
                                .toArray(String[]::new))
                .param("at", Times.sql(at))
                .query(StoredBothSides::taken)
                .list();
    }

    /** Takes back the rest of what is pending of the lines for this partner: what no refund took before. */
    List<Moved> reverse(Collection<UUID> lineIds, UUID partnerId, ReversalReason reason, Instant at) {
        return jdbc.sql("""
                with due as materialized (
                    select id, amount_minor - reversed_minor as rest from commission.accrual
                    where line_id = any(cast(:lines as uuid[])) and partner_id = :partner
                      and state = 'PENDING' and not rebate
                    order by id for update),
                reversed as (
                    update commission.accrual a
                    set state = 'REVERSED', held = false, settled_at = coalesce(a.settled_at, :at),
                        reversed_minor = amount_minor, changed_in = pg_current_xact_id()
                    from due d
                    where a.id = d.id and a.state = 'PENDING'
                    returning a.id, a.partner_id, d.rest, a.currency),
                noted as (
                    insert into commission.reversal (id, accrual_id, amount_minor, currency, reason, at)
                    select gen_random_uuid(), id, rest, currency, :reason, :at from reversed where rest > 0)
                select id, partner_id, rest, currency from reversed where rest > 0
                """)
                .param("lines", lineIds.toArray(UUID[]::new))
                .param("partner", partnerId)
                .param("reason", reason.name())
                .param("at", Times.sql(at))
                .query(StoredBothSides::taken)
                .list();
    }

    private static Moved taken(ResultSet row, int number) throws SQLException {
        return new Moved(
                row.getObject("id", UUID.class),
                row.getObject("partner_id", UUID.class),
                false,
                new Money(row.getLong("rest"), row.getString("currency")));
    }
}
