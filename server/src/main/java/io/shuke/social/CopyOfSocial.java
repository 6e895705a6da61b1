package io.shuke.social;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads all that this module keeps about a person, each kind in one statement. */
@Repository
class CopyOfSocial {
    private static final Map<String, String> PARTS = parts();

    private final JdbcClient jdbc;

    CopyOfSocial(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, List<Map<String, Object>>> of(UUID personId) {
        var all = new LinkedHashMap<String, List<Map<String, Object>>>();
        PARTS.forEach((part, sql) ->
                all.put(part, jdbc.sql(sql).param("person", personId).query().listOfRows()));
        return all;
    }

    private static Map<String, String> parts() {
        var parts = new LinkedHashMap<String, String>();
        parts.put("profile", """
                select code, words, array_to_string(interests, ' ') as interests, array_to_string(expert_in, ' ') as expert_in,
                       chronological_only, not_personalised,
                       created_at
                from social.profile where person_id = :person
                """);
        parts.put("posts", """
                select id, state, text, pictures::text as pictures, array_to_string(topics, ' ') as topics, tells_bought,
                       version, likes, comments, saves, created_at, published_at, edited_at
                from social.post where author_id = :person order by id
                """);
        parts.put("tags", """
                select t.post_id, t.product_id, t.picture, t.x, t.y, l.code as link
                from social.post p join social.post_tag t on t.post_id = p.id
                left join social.post_link l on l.post_id = t.post_id and l.product_id = t.product_id
                where p.author_id = :person order by t.post_id, t.position
                """);
        parts.put("versions", """
                select v.post_id, v.version, v.text, v.pictures::text as pictures,
                       array_to_string(v.goods, ' ') as goods, v.until
                from social.post_version v join social.post p on p.id = v.post_id
                where p.author_id = :person order by v.post_id, v.version
                """);
        parts.put("mentions", """
                select m.post_id, pr.code, m.name from social.post p join social.mention m on m.post_id = p.id
                join social.profile pr on pr.person_id = m.person_id
                where p.author_id = :person order by m.post_id, pr.code
                """);
        parts.put("mentionedIn", """
                select m.post_id, m.name from social.mention m join social.post p on p.id = m.post_id
                where m.person_id = :person and p.state = 'PUBLISHED' order by m.post_id
                """);
        parts.put("comments", """
                select post_id, parent_id, text, at from social.comment where author_id = :person order by id
                """);
        parts.put("likes", "select post_id, at from social.post_like where person_id = :person order by at");
        parts.put("saves", "select post_id, at from social.post_save where person_id = :person order by at");
        parts.put("views", "select post_id, at from social.post_view where viewer_id = :person order by at");
        parts.put("follows", """
                select p.code, f.at from social.follow f join social.profile p on p.person_id = f.followed_id
                where f.follower_id = :person order by f.at
                """);
        parts.put("blocks", """
                select p.code, b.at from social.block b join social.profile p on p.person_id = b.blocked_id
                where b.blocker_id = :person order by b.at
                """);
        parts.put("mutes", """
                select p.code, m.at from social.mute m join social.profile p on p.person_id = m.muted_id
                where m.muter_id = :person order by m.at
                """);
        parts.put("bought", """
                select product_id, at from social.bought_line where person_id = :person order by at
                """);
        parts.put("reports", """
                select c.subject, r.reason, r.words, r.at
                from social.report r join social.moderation_case c on c.id = r.case_id
                where r.reporter_id = :person order by r.at
                """);
        parts.put("takedowns", """
                select subject, state, text, opened_at, decided_at, reason, words, appeal, appealed_at, appeal_decided_at,
                       appeal_words
                from social.moderation_case
                where author_id = :person and (reason is not null or (state = 'OPEN' and listed <> '{}')) order by id
                """);
        return parts;
    }
}
