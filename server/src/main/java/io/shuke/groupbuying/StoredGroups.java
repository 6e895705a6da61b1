package io.shuke.groupbuying;

import io.shuke.groupbuying.EndingGroups.Ended;
import io.shuke.groupbuying.Seating.Seated;
import io.shuke.shared.Money;
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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Groups as a whole: how they are opened, how many seats of them are taken and paid, and how they end. */
@Repository
class StoredGroups {
    private final JdbcClient jdbc;

    StoredGroups(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A group that can be joined. */
    record Joinable(UUID id, Instant fillsBefore) {}

    /** A group that may have a seat for somebody late. */
    record Candidate(UUID groupId, UUID campaignId) {}

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

    /** So many seats the groups of the campaign that run lack to go ahead. */
    int lackingOf(UUID campaignId) {
        return jdbc.sql("""
                select coalesce(sum(greatest(least - taken, 0)), 0) from groupbuying.groups
                where campaign_id = :campaign and state in ('OPENING', 'OPEN')
                """).param("campaign", campaignId).query(Integer.class).single();
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
                .query(StoredGroups::ended)
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

    List<Ended> ended(@Nullable UUID after, int atMost) {
        return jdbc.sql("""
                select id, state from groupbuying.groups
                where state in ('FILLED', 'FAILED') and moved_on_at is null
                  and (cast(:after as uuid) is null or id > :after)
                order by id limit :at_most
                """)
                .param("after", after)
                .param("at_most", atMost)
                .query(StoredGroups::ended)
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
}
