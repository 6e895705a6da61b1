package io.shuke.social;

import io.shuke.shared.Times;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes who follows, blocks and mutes whom. */
@Repository
class StoredRelations {
    private final JdbcClient jdbc;

    StoredRelations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether neither of the two blocked the other. */
    boolean canMeet(UUID one, UUID other) {
        return jdbc.sql("""
                select not exists (select from social.block
                                   where (blocker_id = :one and blocked_id = :other)
                                      or (blocker_id = :other and blocked_id = :one))
                """)
                .param("one", one)
                .param("other", other)
                .query(Boolean.class)
                .single();
    }

    /** Those of the people whom the reader does not meet: one of the two blocked the other. */
    Set<UUID> apart(UUID readerId, Collection<UUID> personIds) {
        return jdbc.sql("""
                select blocked_id from social.block where blocker_id = :reader and blocked_id = any(:people)
                union select blocker_id from social.block where blocked_id = :reader and blocker_id = any(:people)
                """)
                .param("reader", readerId)
                .param("people", personIds.toArray(UUID[]::new))
                .query(UUID.class)
                .set();
    }

    boolean follows(UUID follower, UUID followed) {
        return jdbc.sql("""
                select exists (select from social.follow where follower_id = :follower and followed_id = :followed)
                """)
                .param("follower", follower)
                .param("followed", followed)
                .query(Boolean.class)
                .single();
    }

    boolean muted(UUID muter, UUID muted) {
        return jdbc.sql("select exists (select from social.mute where muter_id = :muter and muted_id = :muted)")
                .param("muter", muter)
                .param("muted", muted)
                .query(Boolean.class)
                .single();
    }

    /** Those of the people who want to hear of somebody: neither blocked the other, and they did not mute them. */
    Set<UUID> wanting(Collection<UUID> personIds, UUID other) {
        return jdbc.sql("""
                select p.id from unnest(cast(:people as uuid[])) as p (id)
                where not exists (select from social.block
                                  where (blocker_id = p.id and blocked_id = :other)
                                     or (blocker_id = :other and blocked_id = p.id))
                    and not exists (select from social.mute where muter_id = p.id and muted_id = :other)
                """)
                .param("people", personIds.toArray(UUID[]::new))
                .param("other", other)
                .query(UUID.class)
                .set();
    }

    /** How many this person follows. */
    int followed(UUID follower) {
        return jdbc.sql("select following from social.profile where person_id = :follower")
                .param("follower", follower)
                .query(Integer.class)
                .single();
    }

    /** False where it was so before. */
    boolean follow(UUID follower, UUID followed, Instant at) {
        return insert("follow (follower_id, followed_id, at)", follower, followed, at);
    }

    boolean unfollow(UUID follower, UUID followed) {
        return delete("follow where follower_id = :one and followed_id = :other", follower, followed);
    }

    boolean block(UUID blocker, UUID blocked, Instant at) {
        return insert("block (blocker_id, blocked_id, at)", blocker, blocked, at);
    }

    boolean unblock(UUID blocker, UUID blocked) {
        return delete("block where blocker_id = :one and blocked_id = :other", blocker, blocked);
    }

    boolean mute(UUID muter, UUID muted, Instant at) {
        return insert("mute (muter_id, muted_id, at)", muter, muted, at);
    }

    boolean unmute(UUID muter, UUID muted) {
        return delete("mute where muter_id = :one and muted_id = :other", muter, muted);
    }

    private boolean insert(String into, UUID one, UUID other, Instant at) {
        return jdbc.sql("insert into social." + into + " values (:one, :other, :at) on conflict do nothing")
                        .param("one", one)
                        .param("other", other)
                        .param("at", Times.sql(at))
                        .update()
                == 1;
    }

    private boolean delete(String from, UUID one, UUID other) {
        return jdbc.sql("delete from social." + from)
                        .param("one", one)
                        .param("other", other)
                        .update()
                == 1;
    }
}
