package io.shuke.groupbuying;

import io.shuke.groupbuying.Seating.Seated;
import io.shuke.shared.Ids;
import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The seats of groups, one by one. Their group's row is locked last, and counts what they say. */
@Repository
class StoredSeats {
    private final JdbcClient jdbc;

    StoredSeats(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Who takes a seat for an order.
     *
     * @param accounts of the person behind the account
     * @param newcomer whether they may have it because they are one
     * @param movedFrom the group where they were late
     */
    record Taker(
            UUID orderId,
            UUID personId,
            Set<UUID> accounts,
            @Nullable UUID visitorId,
            int seatsEach,
            boolean newcomer,
            @Nullable UUID movedFrom) {
        UUID ownerId() {
            return Collections.min(accounts);
        }
    }

    /** The last seat that an order had. */
    record Last(
            UUID groupId,
            UUID campaignId,
            UUID personId,
            @Nullable UUID visitorId,
            boolean opener,
            boolean newcomer) {}

    /**
     * Gives the seat a number and counts it for its owner; false where they have one in the group, or as many as one may have,
     * on whichever account, or one among newcomers, or this turn of theirs is taken. The group's row was locked by an earlier
     * statement, so that this one sees every seat that others took in it.
     */
    boolean insert(UUID groupId, UUID campaignId, Taker taker, boolean paid, Instant at) {
        return jdbc.sql("""
                        insert into groupbuying.seats
                            (group_id, id, campaign_id, seat_no, order_id, person_id, owner_id, visitor_id, ordinal, state,
                             taken_at, paid_at, moved_from, newcomer)
                        select :group, :id, :campaign,
                               (select min(n) from generate_series(1, (select size from groupbuying.groups where id = :group)) n
                                where n not in (select seat_no from groupbuying.seats
                                                where group_id = :group and state <> 'BACK')),
                               :order, :person, :owner, cast(:visitor as uuid), turn.n, :state, :at,
                               case when :state = 'PAID' then cast(:at as timestamptz) end, cast(:moved_from as uuid),
                               :newcomer
                        from (select min(n) as n from generate_series(1, :seats_each) n
                              where n not in (select ordinal from groupbuying.seats
                                              where campaign_id = :campaign and owner_id = :owner and state <> 'BACK')) turn
                        where turn.n is not null
                          and not exists (select from groupbuying.seats
                                          where group_id = :group and state <> 'BACK'
                                            and (person_id = any(cast(:accounts as uuid[]))
                                                 or owner_id = any(cast(:accounts as uuid[]))))
                          and (select count(*) from groupbuying.seats
                               where campaign_id = :campaign and state <> 'BACK'
                                 and (person_id = any(cast(:accounts as uuid[]))
                                      or owner_id = any(cast(:accounts as uuid[])))) < :seats_each
                        on conflict do nothing
                        """)
                        .param("group", groupId)
                        .param("id", Ids.next())
                        .param("campaign", campaignId)
                        .param("order", taker.orderId())
                        .param("person", taker.personId())
                        .param("owner", taker.ownerId())
                        .param("accounts", taker.accounts().toArray(UUID[]::new))
                        .param("visitor", taker.visitorId())
                        .param("newcomer", taker.newcomer())
                        .param("seats_each", taker.seatsEach())
                        .param("moved_from", taker.movedFrom())
                        .param("state", paid ? "PAID" : "TAKEN")
                        .param("at", Times.sql(at))
                        .update()
                > 0;
    }

    /** Whether one of the accounts, or somebody on this browser, has a seat in the group. */
    boolean hasAny(UUID groupId, Collection<UUID> accounts, @Nullable UUID visitorId) {
        return jdbc.sql("""
                select exists (select from groupbuying.seats
                               where group_id = :group and state <> 'BACK'
                                 and (person_id = any(cast(:accounts as uuid[]))
                                      or owner_id = any(cast(:accounts as uuid[]))
                                      or visitor_id = cast(:visitor as uuid)))
                """)
                .param("group", groupId)
                .param("accounts", accounts.toArray(UUID[]::new))
                .param("visitor", visitorId)
                .query(Boolean.class)
                .single();
    }

    /** Whether one of the accounts, or somebody on this browser, has a seat as a newcomer in another group. */
    boolean hasAmongNewcomers(UUID groupId, Collection<UUID> accounts, @Nullable UUID visitorId) {
        return jdbc.sql("""
                select exists (select from groupbuying.seats
                               where newcomer and state <> 'BACK' and group_id <> :group
                                 and (person_id = any(cast(:accounts as uuid[]))
                                      or owner_id = any(cast(:accounts as uuid[]))
                                      or visitor_id = cast(:visitor as uuid)))
                """)
                .param("group", groupId)
                .param("accounts", accounts.toArray(UUID[]::new))
                .param("visitor", visitorId)
                .query(Boolean.class)
                .single();
    }

    /** Who has paid for a seat in this browser. */
    Set<UUID> payersIn(UUID visitorId) {
        return jdbc.sql("select person_id from groupbuying.seats where visitor_id = :visitor and state = 'PAID'")
                .param("visitor", visitorId)
                .query(UUID.class)
                .set();
    }

    /** How many seats of the campaign the person behind these accounts has. */
    int countOf(UUID campaignId, Collection<UUID> accounts) {
        return jdbc.sql("""
                select count(*) from groupbuying.seats
                where campaign_id = :campaign and state <> 'BACK'
                  and (person_id = any(cast(:accounts as uuid[])) or owner_id = any(cast(:accounts as uuid[])))
                """)
                .param("campaign", campaignId)
                .param("accounts", accounts.toArray(UUID[]::new))
                .query(Integer.class)
                .single();
    }

    /** Counts a taken seat as paid; the opener's opens the group, and the last one fills it. */
    Optional<Seated> pay(UUID orderId, Instant at) {
        return jdbc.sql("""
                with seat as materialized (
                    select group_id, id from groupbuying.seats where order_id = :order and state = 'TAKEN' for update
                ), counted as (
                    update groupbuying.groups g
                    set paid = g.paid + 1,
                        opened_at = coalesce(g.opened_at, :at),
                        fills_before = coalesce(g.fills_before,
                                                least(cast(:at as timestamptz) + make_interval(hours => g.fill_hours), g.ends_by)),
                        state = case when g.paid + 1 = g.size then 'FILLED' else 'OPEN' end,
                        filled_at = case when g.paid + 1 = g.size then cast(:at as timestamptz) end
                    from seat s
                    where g.id = s.group_id and g.state in ('OPENING', 'OPEN')
                      and coalesce(g.fills_before, g.ends_by) > :at
                    returning g.id, g.code, g.state
                ), kept as (
                    update groupbuying.seats x set state = 'PAID', paid_at = :at
                    from seat s, counted where x.group_id = s.group_id and x.id = s.id
                )
                select id, code, state from counted
                """)
                .param("order", orderId)
                .param("at", Times.sql(at))
                .query(StoredSeats::seated)
                .optional();
    }

    /** Takes a paid seat back within the transaction that gave it: it never was; its group has to count it no more. */
    void unseat(UUID groupId, UUID orderId) {
        jdbc.sql("delete from groupbuying.seats where group_id = :group and order_id = :order and state = 'PAID'")
                .param("group", groupId)
                .param("order", orderId)
                .update();
    }

    Optional<Last> lastOf(UUID orderId) {
        return jdbc.sql("""
                select s.group_id, s.campaign_id, s.person_id, s.visitor_id, g.opened_by = s.person_id as opener, s.newcomer
                from groupbuying.seats s join groupbuying.groups g on g.id = s.group_id
                where s.order_id = :order order by s.id desc limit 1
                """)
                .param("order", orderId)
                .query((row, number) -> new Last(
                        row.getObject("group_id", UUID.class),
                        row.getObject("campaign_id", UUID.class),
                        row.getObject("person_id", UUID.class),
                        row.getObject("visitor_id", UUID.class),
                        row.getBoolean("opener"),
                        row.getBoolean("newcomer")))
                .optional();
    }

    /**
     * A group from which everybody is gone has failed, too. One that went ahead when its time was over counts the seats no
     * more that were not paid then.
     */
    void giveBack(Collection<UUID> orderIds, Instant at) {
        jdbc.sql("""
                with seat as materialized (
                    select group_id, id, state from groupbuying.seats
                    where order_id = any(cast(:orders as uuid[])) and state <> 'BACK'
                    order by group_id, id for update
                ), locked as materialized (
                    select g.id, g.state = 'FILLED' as filled from groupbuying.groups g
                    where g.id in (select group_id from seat)
                    order by g.id for update
                ), leaving as materialized (
                    select s.group_id, s.id, s.state, l.filled
                    from seat s join locked l on l.id = s.group_id
                    where not l.filled or s.state = 'TAKEN'
                ), sums as materialized (
                    select group_id, count(*)::int as seats, count(*) filter (where state = 'PAID')::int as paid
                    from leaving where not filled group by group_id
                ), counted as (
                    update groupbuying.groups g
                    set taken = g.taken - s.seats, paid = g.paid - s.paid,
                        state = case when g.taken = s.seats then 'FAILED' else g.state end,
                        failed_at = case when g.taken = s.seats then coalesce(g.failed_at, :at) else g.failed_at end
                    from sums s where g.id = s.group_id
                )
                update groupbuying.seats x set state = 'BACK', back_at = :at
                from leaving s
                where x.group_id = s.group_id and x.id = s.id
                """)
                .param("orders", orderIds.toArray(UUID[]::new))
                .param("at", Times.sql(at))
                .update();
    }

    /** Who has a paid seat in which of the groups. */
    Map<UUID, List<GroupMember>> membersOf(Collection<UUID> groupIds) {
        var members = new HashMap<UUID, List<GroupMember>>();
        jdbc.sql("""
                select group_id, person_id, order_id from groupbuying.seats
                where group_id = any(cast(:groups as uuid[])) and state = 'PAID' order by group_id, id
                """).param("groups", groupIds.toArray(UUID[]::new)).query(row -> {
            members.computeIfAbsent(row.getObject("group_id", UUID.class), id -> new ArrayList<>())
                    .add(new GroupMember(
                            row.getObject("person_id", UUID.class), row.getObject("order_id", UUID.class)));
        });
        return members;
    }

    static Seated seated(ResultSet row, int number) throws SQLException {
        return new Seated(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getString("state").equals(GroupState.FILLED.name()));
    }
}
