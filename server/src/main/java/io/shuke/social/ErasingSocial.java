package io.shuke.social;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Erases what this module keeps about a person, and lets others' counts fall by what they lose. */
@Repository
class ErasingSocial {
    private final JdbcClient jdbc;

    ErasingSocial(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Posts and profiles that go or whose counts will fall, in the order of every act: posts first, profiles after them,
     * each kind by its ids, so that nobody waits in a ring. Posts as strongly as for removing them, since who likes or
     * opens one has a weaker lock of it before they count; the person's own profile so at the very end, once nobody is
     * about to refer to it.
     */
    void lockWhatIsCounted(UUID personId) {
        lock("""
                select id from social.post
                where author_id = :person
                    or id in (select post_id from social.post_like where person_id = :person)
                    or id in (select post_id from social.post_save where person_id = :person)
                    or id in (select post_id from social.comment where author_id = :person)
                    or id in (select post_id from social.mention where person_id = :person)
                    or id in (select post_id from social.version_mention where person_id = :person)
                order by id for update
                """, personId);
        lock("""
                select person_id from social.profile
                where person_id = :person
                    or person_id in (select followed_id from social.follow where follower_id = :person)
                    or person_id in (select follower_id from social.follow where followed_id = :person)
                order by person_id for no key update
                """, personId);
        lock("select person_id from social.profile where person_id = :person for update", personId);
    }

    private void lock(String sql, UUID personId) {
        jdbc.sql(sql).param("person", personId).query(UUID.class).list();
    }

    void takeBackReactions(UUID personId) {
        for (var kind : Reactions.Kind.values()) {
            run("""
                    with gone as (delete from social.%s where person_id = :person returning post_id)
                    update social.post set %s = %s - 1 where id in (select post_id from gone)
                    """.formatted(kind.table, kind.count, kind.count), personId);
        }
    }

    void takeBackComments(UUID personId) {
        run("""
                update social.post p set comments = p.comments - c.number
                from (select post_id, count(*)::int as number from social.comment
                      where author_id = :person group by post_id) c
                where p.id = c.post_id
                """, personId);
        run("""
                update social.comment p set replies = p.replies - c.number
                from (select parent_id, count(*)::int as number from social.comment
                      where author_id = :person and parent_id is not null group by parent_id) c
                where p.id = c.parent_id
                """, personId);
        run("""
                with gone as (
                    delete from social.comment
                    where author_id = :person and (parent_id is not null or replies = 0) returning parent_id)
                delete from social.comment
                where id in (select parent_id from gone) and author_id is null and replies = 0
                """, personId);
        run("update social.comment set author_id = null, text = null where author_id = :person", personId);
    }

    void endRelations(UUID personId) {
        run("""
                update social.profile set followers = followers - 1
                where person_id in (select followed_id from social.follow where follower_id = :person)
                """, personId);
        run("""
                update social.profile set following = following - 1
                where person_id in (select follower_id from social.follow where followed_id = :person)
                """, personId);
        run("delete from social.follow where follower_id = :person or followed_id = :person", personId);
        run("delete from social.block where blocker_id = :person or blocked_id = :person", personId);
        run("delete from social.mute where muter_id = :person or muted_id = :person", personId);
    }

    void forget(UUID personId) {
        run("delete from social.post where author_id = :person", personId);
        run("delete from social.post_view where viewer_id = :person", personId);
        run("delete from social.bought_line where person_id = :person", personId);
        run("delete from social.profile where person_id = :person", personId);
    }

    private void run(String sql, UUID personId) {
        jdbc.sql(sql).param("person", personId).update();
    }
}
