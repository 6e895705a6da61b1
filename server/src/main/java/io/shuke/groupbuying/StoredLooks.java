package io.shuke.groupbuying;

import io.shuke.shared.Times;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who looked at campaigns and their groups, and who shared these. */
@Repository
class StoredLooks {
    private final JdbcClient jdbc;

    StoredLooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One look; without a group, at the offer. */
    record Look(
            UUID campaignId,
            UUID viewerId,
            @Nullable UUID groupId,
            @Nullable UUID personId) {}

    /** All of them in one statement; a browser that somebody signed in with since is theirs. */
    void insert(List<Look> looks, Instant at) {
        jdbc.sql("""
                insert into groupbuying.looks (campaign_id, viewer_id, group_id, person_id, at)
                select distinct on (campaign, viewer, grp) campaign, viewer, grp, person, cast(:at as timestamptz)
                from unnest(cast(:campaigns as uuid[]), cast(:viewers as uuid[]), cast(:groups as uuid[]),
                            cast(:persons as uuid[])) as l (campaign, viewer, grp, person)
                order by campaign, viewer, grp, person nulls last
                on conflict (campaign_id, viewer_id, group_id) do update
                    set person_id = excluded.person_id, at = excluded.at
                    where looks.person_id is null and excluded.person_id is not null
                """)
                .param("campaigns", looks.stream().map(Look::campaignId).toArray(UUID[]::new))
                .param("viewers", looks.stream().map(Look::viewerId).toArray(UUID[]::new))
                .param("groups", looks.stream().map(Look::groupId).toArray(UUID[]::new))
                .param("persons", looks.stream().map(Look::personId).toArray(UUID[]::new))
                .param("at", Times.sql(at))
                .update();
    }

    /** Once a person and group. */
    void insertShare(UUID campaignId, UUID groupId, UUID personId, Instant at) {
        jdbc.sql("""
                insert into groupbuying.shares (campaign_id, group_id, person_id, at)
                values (:campaign, :group, :person, :at) on conflict do nothing
                """)
                .param("campaign", campaignId)
                .param("group", groupId)
                .param("person", personId)
                .param("at", Times.sql(at))
                .update();
    }

    List<UUID> lookersOf(UUID groupId, int atMost) {
        return jdbc.sql("""
                select l.person_id from groupbuying.looks l
                where l.group_id = :group and l.person_id is not null
                  and not exists (select from groupbuying.seats s
                                  where s.person_id = l.person_id and s.campaign_id = l.campaign_id and s.state <> 'BACK')
                group by l.person_id order by max(l.at) desc limit :at_most
                """)
                .param("group", groupId)
                .param("at_most", atMost)
                .query(UUID.class)
                .list();
    }

    List<Map<String, @Nullable Object>> copyOf(UUID personId) {
        return jdbc.sql("""
                select c.title, g.code, l.at from groupbuying.looks l
                join groupbuying.campaigns c on c.id = l.campaign_id
                left join groupbuying.groups g on g.id = l.group_id
                where l.person_id = :person order by l.at
                """).param("person", personId).query().listOfRows();
    }

    void forget(UUID personId) {
        jdbc.sql("delete from groupbuying.looks where person_id = :person")
                .param("person", personId)
                .update();
        jdbc.sql("delete from groupbuying.shares where person_id = :person")
                .param("person", personId)
                .update();
    }
}
