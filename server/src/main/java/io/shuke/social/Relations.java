package io.shuke.social;

import io.shuke.shared.Cursor;
import io.shuke.shared.Times;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads who is what to whom. One statement each. */
@Repository
class Relations {
    private final JdbcClient jdbc;

    /** Somebody in a list of people, and since when they stand in it. */
    record Row(
            UUID personId,
            ProfileRef person,
            @Nullable String words,
            Instant at,
            boolean following,
            boolean followsMe) {
        Cursor cursor() {
            return Cursor.of(ChronoUnit.MICROS.between(Instant.EPOCH, at), personId);
        }
    }

    /** Which people a list is of. */
    enum Kind {
        FOLLOWERS("social.follow", "follower_id", "followed_id"),
        FOLLOWING("social.follow", "followed_id", "follower_id"),
        BLOCKED("social.block", "blocked_id", "blocker_id");

        private final String table;
        private final String them;
        private final String owner;

        Kind(String table, String them, String owner) {
            this.table = table;
            this.them = them;
            this.owner = owner;
        }
    }

    Relations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Relation of(UUID readerId, UUID personId) {
        return jdbc.sql("""
                select exists (select from social.follow where follower_id = :me and followed_id = :them) as following,
                       exists (select from social.follow where follower_id = :them and followed_id = :me) as followed,
                       exists (select from social.mute where muter_id = :me and muted_id = :them) as muted
                """)
                .param("me", readerId)
                .param("them", personId)
                .query((row, number) ->
                        Relation.of(row.getBoolean("following"), row.getBoolean("followed"), row.getBoolean("muted")))
                .single();
    }

    /** One row more than the limit, the latest first; whom the reader can't meet is left out. */
    List<Row> list(Kind kind, UUID ownerId, @Nullable UUID readerId, @Nullable Cursor after, int limit) {
        return jdbc.sql("""
                select p.person_id, p.code, p.expert_in, p.words, f.at,
                       exists (select from social.follow m
                               where m.follower_id = :reader and m.followed_id = p.person_id) as following,
                       exists (select from social.follow m
                               where m.follower_id = p.person_id and m.followed_id = :reader) as follows_me
                from %s f join social.profile p on p.person_id = f.%s
                where f.%s = :owner
                    and (cast(:at as timestamptz) is null or (f.at, f.%s) < (:at, cast(:id as uuid)))
                """.formatted(kind.table, kind.them, kind.owner, kind.them)
                        + (kind == Kind.BLOCKED ? "" : Sight.notBlocked("p.person_id"))
                        + " order by f.at desc, f." + kind.them + " desc limit :limit")
                .param("owner", ownerId)
                .param("reader", Sight.reader(readerId))
                .param("at", after == null ? null : Times.sql(Instant.EPOCH.plus(after.number(0), ChronoUnit.MICROS)))
                .param("id", after == null ? null : after.id(1))
                .param("limit", limit + 1)
                .query((row, number) -> new Row(
                        row.getObject("person_id", UUID.class),
                        ProfileRef.of(row),
                        row.getString("words"),
                        Times.instant(row, "at"),
                        row.getBoolean("following"),
                        row.getBoolean("follows_me")))
                .list();
    }
}
