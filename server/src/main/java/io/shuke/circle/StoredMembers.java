package io.shuke.circle;

import io.shuke.groupbuying.CirclesOfCampaigns.Membership;
import io.shuke.shared.Times;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes who is in a circle, asks to be, or was taken out of it; under the circle's lock. */
@Repository
class StoredMembers {
    private final JdbcClient jdbc;

    StoredMembers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Standing standingOf(UUID circleId, UUID personId) {
        return jdbc.sql("""
                select coalesce(
                    (select role from circle.member where circle_id = :circle and person_id = :person),
                    (select 'REMOVED' from circle.removal where circle_id = :circle and person_id = :person),
                    (select 'ASKED' from circle.request where circle_id = :circle and person_id = :person),
                    'NONE')
                """)
                .param("circle", circleId)
                .param("person", personId)
                .query((row, number) -> Standing.valueOf(row.getString(1)))
                .single();
    }

    boolean isIn(UUID circleId, UUID personId) {
        return jdbc.sql("""
                select exists (select from circle.member m join circle.circle c on c.id = m.circle_id and c.state = 'OPEN'
                               where m.circle_id = :circle and m.person_id = :person)
                """)
                .param("circle", circleId)
                .param("person", personId)
                .query(Boolean.class)
                .single();
    }

    Map<UUID, String> namesOfOpen(Collection<UUID> circleIds) {
        var names = new HashMap<UUID, String>();
        jdbc.sql("select id, name from circle.circle where id = any(cast(:ids as uuid[])) and state = 'OPEN'")
                .param("ids", circleIds.toArray(UUID[]::new))
                .query(row -> {
                    names.put(row.getObject("id", UUID.class), row.getString("name"));
                });
        return names;
    }

    /** Those of the circles that are open and that the person is in, with who hosts them. */
    Map<UUID, Membership> membershipsOf(UUID personId, Collection<UUID> circleIds) {
        var memberships = new HashMap<UUID, Membership>();
        jdbc.sql("""
                select c.id, h.person_id as host_id, m.at
                from circle.circle c
                join circle.member m on m.circle_id = c.id and m.person_id = :person
                join circle.member h on h.circle_id = c.id and h.role = 'HOST'
                where c.id = any(cast(:ids as uuid[])) and c.state = 'OPEN'
                """)
                .param("person", personId)
                .param("ids", circleIds.toArray(UUID[]::new))
                .query(row -> {
                    memberships.put(
                            row.getObject("id", UUID.class),
                            new Membership(
                                    row.getObject("host_id", UUID.class), Times.instant(row, "at"), NeedRows.CHANNEL));
                });
        return memberships;
    }

    /** Those of the people who are in the circle, as long as it is open. */
    Set<UUID> membersAmong(UUID circleId, Collection<UUID> personIds) {
        return jdbc.sql("""
                select m.person_id from circle.member m join circle.circle c on c.id = m.circle_id and c.state = 'OPEN'
                where m.circle_id = :circle and m.person_id = any(cast(:people as uuid[]))
                """)
                .param("circle", circleId)
                .param("people", personIds.toArray(UUID[]::new))
                .query(UUID.class)
                .set();
    }

    /** Keeps a member of an open circle in it until the transaction ends; false where they are not in it. */
    boolean hold(UUID circleId, UUID personId) {
        return jdbc.sql("""
                select m.person_id from circle.member m join circle.circle c on c.id = m.circle_id and c.state = 'OPEN'
                where m.circle_id = :circle and m.person_id = :person for key share of m
                """)
                .param("circle", circleId)
                .param("person", personId)
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    Optional<UUID> hostOf(UUID circleId) {
        return jdbc.sql("select person_id from circle.member where circle_id = :circle and role = 'HOST'")
                .param("circle", circleId)
                .query(UUID.class)
                .optional();
    }

    void insert(UUID circleId, UUID personId, Standing role, Instant at) {
        jdbc.sql("insert into circle.member (circle_id, person_id, role, at) values (:circle, :person, :role, :at)")
                .param("circle", circleId)
                .param("person", personId)
                .param("role", role.name())
                .param("at", Times.sql(at))
                .update();
    }

    void appoint(UUID circleId, UUID personId, Standing role) {
        jdbc.sql("update circle.member set role = :role where circle_id = :circle and person_id = :person")
                .param("circle", circleId)
                .param("person", personId)
                .param("role", role.name())
                .update();
    }

    void delete(UUID circleId, UUID personId) {
        forget("member", circleId, personId);
    }

    /** Whoever keeps the circle the longest beside its host. */
    Optional<UUID> eldestModerator(UUID circleId) {
        return jdbc.sql("""
                select person_id from circle.member where circle_id = :circle and role = 'MODERATOR'
                order by at, person_id limit 1
                """).param("circle", circleId).query(UUID.class).optional();
    }

    void ask(UUID circleId, UUID personId, @Nullable String words, Instant at) {
        jdbc.sql("""
                insert into circle.request (circle_id, person_id, words, at) values (:circle, :person, :words, :at)
                on conflict (circle_id, person_id) do update set words = excluded.words
                """)
                .param("circle", circleId)
                .param("person", personId)
                .param("words", words)
                .param("at", Times.sql(at))
                .update();
    }

    boolean forgetRequest(UUID circleId, UUID personId) {
        return forget("request", circleId, personId);
    }

    void remove(UUID circleId, UUID personId, Instant at) {
        jdbc.sql("""
                insert into circle.removal (circle_id, person_id, at) values (:circle, :person, :at)
                on conflict do nothing
                """)
                .param("circle", circleId)
                .param("person", personId)
                .param("at", Times.sql(at))
                .update();
    }

    boolean forgetRemoval(UUID circleId, UUID personId) {
        return forget("removal", circleId, personId);
    }

    /** Nobody is in it, asks, or is kept out any more. */
    void forgetAll(UUID circleId) {
        for (var table : java.util.List.of("member", "request", "removal")) {
            jdbc.sql("delete from circle." + table + " where circle_id = :circle")
                    .param("circle", circleId)
                    .update();
        }
    }

    private boolean forget(String table, UUID circleId, UUID personId) {
        return jdbc.sql("delete from circle." + table + " where circle_id = :circle and person_id = :person")
                        .param("circle", circleId)
                        .param("person", personId)
                        .update()
                == 1;
    }
}
