package io.shuke.social;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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
        ids("""
                select id from social.post
                where author_id = :person
                    or id in (select post_id from social.post_like where person_id = :person)
                    or id in (select post_id from social.post_save where person_id = :person)
                    or id in (select post_id from social.comment where author_id = :person)
                    or id in (select post_id from social.mention where person_id = :person)
                    or id in (select post_id from social.version_mention where person_id = :person)
                order by id for update
                """, personId);
        ids("""
                select person_id from social.profile
                where person_id = :person
                    or person_id in (select followed_id from social.follow where follower_id = :person)
                    or person_id in (select follower_id from social.follow where followed_id = :person)
                order by person_id for no key update
                """, personId);
        ids("select person_id from social.profile where person_id = :person for update", personId);
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
                      where author_id = :person and not hidden group by post_id) c
                where p.id = c.post_id
                """, personId);
        run("""
                update social.comment p set replies = p.replies - c.number
                from (select parent_id, count(*)::int as number from social.comment
                      where author_id = :person and parent_id is not null and not hidden group by parent_id) c
                where p.id = c.parent_id
                """, personId);
        var places = new HashSet<>(ids("""
                delete from social.comment where author_id = :person and parent_id is not null returning parent_id
                """, personId));
        places.addAll(ids("""
                update social.comment set author_id = null, text = null, hidden = false where author_id = :person
                returning id
                """, personId));
        jdbc.sql("""
                delete from social.comment c where c.id = any(:places) and c.author_id is null
                    and not exists (select from social.comment r where r.parent_id = c.id)
                """).param("places", places.toArray(UUID[]::new)).update();
    }

    void takeBackReports(UUID personId) {
        run("""
                with gone as (delete from social.report where reporter_id = :person returning case_id)
                update social.moderation_case set reports = reports - 1 where id in (select case_id from gone)
                """, personId);
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

    /** By which answers name the person. */
    Optional<String> codeOf(UUID personId) {
        return jdbc.sql("select code from social.profile where person_id = :person")
                .param("person", personId)
                .query(String.class)
                .optional();
    }

    void forget(UUID personId) {
        run("delete from social.post where author_id = :person", personId);
        run("delete from social.post_view where viewer_id = :person", personId);
        run("delete from social.moderation_case where author_id = :person", personId);
        run("delete from social.bought_line where person_id = :person", personId);
        run("delete from social.audience_member where person_id = :person", personId);
        run("delete from social.profile where person_id = :person", personId);
    }

    private List<UUID> ids(String sql, UUID personId) {
        return jdbc.sql(sql).param("person", personId).query(UUID.class).list();
    }

    private void run(String sql, UUID personId) {
        jdbc.sql(sql).param("person", personId).update();
    }
}
