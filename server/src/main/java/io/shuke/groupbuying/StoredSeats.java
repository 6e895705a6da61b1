package io.shuke.groupbuying;

import io.shuke.groupbuying.Seating.Ended;
import io.shuke.groupbuying.Seating.Seated;
import io.shuke.shared.Ids;
import io.shuke.shared.Money;
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

/** Groups and the seats in them. The group's row is locked last, and counts what its seats say one by one. */
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

    /** A group that can be joined. */
    record Joinable(UUID id, Instant fillsBefore) {}

    /** A group that may have a seat for somebody late. */
    record Candidate(UUID groupId, UUID campaignId) {}

    /** The last seat that an order had. */
    record Last(
            UUID groupId,
            UUID campaignId,
            UUID personId,
            @Nullable UUID visitorId,
            boolean opener,
            boolean newcomer) {}

    /** Where the code leads, as long as it can be joined; whether a seat is free is decided when it is taken. */
    Optional<Joinable> joinable(UUID campaignId, String code, Instant at) {
        return jdbc.sql("""
                select id, fills_before from groupbuying.groups
                where code = :code and campaign_id = :campaign and state = 'OPEN' and fills_before > :at
                """)
                .param("code", code)
                .param("campaign", campaignId)
                .param("at", Times.sql(at))
                .query((row, number) ->
                        new Joinable(row.getObject("id", UUID.class), Times.instant(row, "fills_before")))
                .optional();
    }

    /** A new group with its opener's seat taken. */
    void open(UUID groupId, String code, StoredCampaigns.Standing campaign, UUID openedBy, Instant at) {
        jdbc.sql("""
                insert into groupbuying.groups
                    (id, code, campaign_id, size, least, fill_hours, ends_by, state, taken, paid, opened_by, made_at)
                values (:id, :code, :campaign, :size, :least, :hours, :ends_by, 'OPENING', 1, 0, :by, :at)
                """)
                .param("id", groupId)
                .param("code", code)
                .param("campaign", campaign.id())
                .param("size", campaign.size())
                .param("least", campaign.rules().least())
                .param("hours", campaign.fillHours())
                .param("ends_by", Times.sql(campaign.endsAt()))
                .param("by", openedBy)
                .param("at", Times.sql(at))
                .update();
    }

    /** Takes a seat while one is free and the time is not over; false where not. The group stays locked. */
    boolean takeOne(UUID groupId, Instant at) {
        return jdbc.sql("""
                        update groupbuying.groups set taken = taken + 1
                        where id = :group and state = 'OPEN' and taken < size and fills_before > :at
                        """).param("group", groupId).param("at", Times.sql(at)).update() > 0;
    }

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

    /** So many seats the groups of the campaign that run lack to go ahead. */
    int lackingOf(UUID campaignId) {
        return jdbc.sql("""
                select coalesce(sum(greatest(least - taken, 0)), 0) from groupbuying.groups
                where campaign_id = :campaign and state in ('OPENING', 'OPEN')
                """).param("campaign", campaignId).query(Integer.class).single();
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

    /** Takes a seat that is paid already, while one is free and the time is not over. */
    Optional<Seated> takePaid(UUID groupId, Instant at) {
        return jdbc.sql("""
                update groupbuying.groups
                set taken = taken + 1, paid = paid + 1,
                    state = case when paid + 1 = size then 'FILLED' else 'OPEN' end,
                    filled_at = case when paid + 1 = size then cast(:at as timestamptz) end
                where id = :group and state = 'OPEN' and taken < size and fills_before > :at
                returning id, code, state
                """)
                .param("group", groupId)
                .param("at", Times.sql(at))
                .query(StoredSeats::seated)
                .optional();
    }

    /** Takes that back within the same transaction: the seat could not be given. */
    void undoPaid(UUID groupId) {
        jdbc.sql("""
                update groupbuying.groups set taken = taken - 1, paid = paid - 1, state = 'OPEN', filled_at = null
                where id = :group
                """).param("group", groupId).update();
    }

    /** Takes a paid seat back within the transaction that gave it: it never was. */
    void unseat(UUID groupId, UUID orderId) {
        jdbc.sql("delete from groupbuying.seats where group_id = :group and order_id = :order and state = 'PAID'")
                .param("group", groupId)
                .param("order", orderId)
                .update();
        undoPaid(groupId);
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

    /** Groups with a seat free, the old one first, then the nearest to full; none in which the person has a seat. */
    List<Candidate> candidates(UUID campaignId, UUID oldGroupId, Collection<UUID> accounts, Instant at, int atMost) {
        return jdbc.sql("""
                select g.id, g.campaign_id from groupbuying.groups g
                where g.campaign_id = :campaign and g.state = 'OPEN' and g.taken < g.size and g.fills_before > :at
                  and not exists (select from groupbuying.seats s
                                  where s.group_id = g.id and s.state <> 'BACK'
                                    and s.person_id = any(cast(:accounts as uuid[])))
                order by (g.id = :old) desc, g.size - g.paid, g.fills_before, g.id
                limit :at_most
                """)
                .param("campaign", campaignId)
                .param("old", oldGroupId)
                .param("accounts", accounts.toArray(UUID[]::new))
                .param("at", Times.sql(at))
                .param("at_most", atMost)
                .query((row, number) ->
                        new Candidate(row.getObject("id", UUID.class), row.getObject("campaign_id", UUID.class)))
                .list();
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

    /**
     * Groups whose time is over end: those that have enough people go ahead, and hold no seat any more that is not paid;
     * the others fail. None that somebody else is moving.
     */
    List<Ended> endDue(Instant at, int atMost) {
        return jdbc.sql("""
                with due as materialized (
                    select id, paid >= least as enough from groupbuying.groups
                    where state = 'OPEN' and fills_before <= :at
                    order by id limit :at_most
                    for update skip locked
                )
                update groupbuying.groups g
                set state = case when due.enough then 'FILLED' else 'FAILED' end,
                    taken = case when due.enough then g.paid else g.taken end,
                    filled_at = case when due.enough then cast(:at as timestamptz) end,
                    failed_at = case when not due.enough then cast(:at as timestamptz) end
                from due where g.id = due.id and g.state = 'OPEN'
                returning g.id, g.state
                """)
                .param("at", Times.sql(at))
                .param("at_most", atMost)
                .query(StoredSeats::ended)
                .list();
    }

    /** What the goods cost that became cheaper, with as many people as a group that went ahead has. */
    Map<UUID, Money> pricesReached(UUID groupId) {
        var prices = new HashMap<UUID, Money>();
        jdbc.sql("""
                select distinct on (s.sku_id) s.sku_id, s.price_minor, c.currency
                from groupbuying.groups g
                join groupbuying.campaign_steps s on s.campaign_id = g.campaign_id and s.people <= g.paid
                join groupbuying.campaign_goods c on c.campaign_id = s.campaign_id and c.sku_id = s.sku_id
                where g.id = :group and g.state = 'FILLED'
                order by s.sku_id, s.people desc
                """).param("group", groupId).query(row -> {
            prices.put(
                    row.getObject("sku_id", UUID.class),
                    new Money(row.getLong("price_minor"), row.getString("currency")));
        });
        return prices;
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

    List<Ended> ended(@Nullable UUID after, int atMost) {
        return jdbc.sql("""
                select id, state from groupbuying.groups
                where state in ('FILLED', 'FAILED') and moved_on_at is null
                  and (cast(:after as uuid) is null or id > :after)
                order by id limit :at_most
                """)
                .param("after", after)
                .param("at_most", atMost)
                .query(StoredSeats::ended)
                .list();
    }

    void movedOn(UUID groupId, Instant at) {
        jdbc.sql("""
                update groupbuying.groups set moved_on_at = :at
                where id = :group and state in ('FILLED', 'FAILED') and moved_on_at is null
                """).param("group", groupId).param("at", Times.sql(at)).update();
    }

    private static Ended ended(ResultSet row, int number) throws SQLException {
        return new Ended(row.getObject("id", UUID.class), row.getString("state").equals(GroupState.FILLED.name()));
    }

    private static Seated seated(ResultSet row, int number) throws SQLException {
        return new Seated(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getString("state").equals(GroupState.FILLED.name()));
    }
}
