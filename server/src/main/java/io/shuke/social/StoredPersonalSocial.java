package io.shuke.social;

import io.shuke.shared.SearchText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StoredPersonalSocial {
    /** What stands in others' texts instead of somebody's name who has left. */
    private static final String NO_NAME = "@…";

    private final JdbcClient jdbc;

    StoredPersonalSocial(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, Object> copyOf(UUID personId) {
        var all = new LinkedHashMap<String, Object>();
        all.put("profile", rows("""
                select code, words, array_to_string(interests, ' ') as interests, chronological_only, not_personalised,
                       created_at
                from social.profile where person_id = :person
                """, personId));
        all.put("posts", rows("""
                select id, state, text, pictures::text as pictures, likes, comments, saves, created_at, published_at
                from social.post where author_id = :person order by id
                """, personId));
        all.put("versions", rows("""
                select v.post_id, v.version, v.text, v.until from social.post_version v
                join social.post p on p.id = v.post_id where p.author_id = :person order by v.post_id, v.version
                """, personId));
        all.put(
                "comments",
                rows("select post_id, text, at from social.comment where author_id = :person order by id", personId));
        all.put(
                "likes",
                rows("select post_id, at from social.post_like where person_id = :person order by at", personId));
        all.put(
                "saves",
                rows("select post_id, at from social.post_save where person_id = :person order by at", personId));
        all.put("follows", rows("""
                select p.code, f.at from social.follow f join social.profile p on p.person_id = f.followed_id
                where f.follower_id = :person order by f.at
                """, personId));
        all.put("blocks", rows("""
                select p.code, b.at from social.block b join social.profile p on p.person_id = b.blocked_id
                where b.blocker_id = :person order by b.at
                """, personId));
        all.put("mutes", rows("""
                select p.code, m.at from social.mute m join social.profile p on p.person_id = m.muted_id
                where m.muter_id = :person order by m.at
                """, personId));
        all.put(
                "bought",
                rows("select product_id, at from social.bought_line where person_id = :person order by at", personId));
        return all;
    }

    /** Others' profiles and posts whose counts will fall, each kind in one order, so that nobody waits in a ring. */
    void lockWhatIsCounted(UUID personId) {
        jdbc.sql("""
                select person_id from social.profile
                where person_id = :person
                    or person_id in (select followed_id from social.follow where follower_id = :person)
                    or person_id in (select follower_id from social.follow where followed_id = :person)
                order by person_id for no key update
                """).param("person", personId).query(UUID.class).list();
        jdbc.sql("""
                select id from social.post
                where author_id = :person
                    or id in (select post_id from social.post_like where person_id = :person)
                    or id in (select post_id from social.post_save where person_id = :person)
                    or id in (select post_id from social.comment where author_id = :person)
                    or id in (select post_id from social.mention where person_id = :person)
                order by id for no key update
                """).param("person", personId).query(UUID.class).list();
    }

    /** The name goes out of the texts that have it, and out of what they are found by. */
    void unmention(UUID personId) {
        run("""
                update social.post_version v set text = replace(v.text, '@' || m.name, '%s')
                from social.mention m where m.person_id = :person and v.post_id = m.post_id
                """.formatted(NO_NAME), personId);
        var mentioning = jdbc.sql("""
                update social.post p set text = replace(p.text, '@' || m.name, '%s')
                from social.mention m where m.person_id = :person and p.id = m.post_id
                returning p.id, p.text
                """.formatted(NO_NAME))
                .param("person", personId)
                .query((row, number) -> Map.entry(row.getObject("id", UUID.class), row.getString("text")))
                .list();
        for (var post : mentioning) {
            jdbc.sql("update social.post set search_text = :search_text, grams = :grams where id = :id")
                    .param("id", post.getKey())
                    .param("search_text", SearchText.normalised(post.getValue()))
                    .param("grams", SearchText.grams(post.getValue()).toArray(String[]::new))
                    .update();
        }
        run("delete from social.mention where person_id = :person", personId);
    }

    void takeBackReactions(UUID personId) {
        for (var kind : List.of(List.of("post_like", "likes"), List.of("post_save", "saves"))) {
            run("""
                    with gone as (delete from social.%s where person_id = :person returning post_id)
                    update social.post set %s = %s - 1 where id in (select post_id from gone)
                    """.formatted(kind.getFirst(), kind.getLast(), kind.getLast()), personId);
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
        run("delete from social.audience_member where person_id = :person", personId);
        run("delete from social.profile where person_id = :person", personId);
    }

    private List<Map<String, Object>> rows(String sql, UUID personId) {
        return jdbc.sql(sql).param("person", personId).query().listOfRows();
    }

    private void run(String sql, UUID personId) {
        jdbc.sql(sql).param("person", personId).update();
    }
}
