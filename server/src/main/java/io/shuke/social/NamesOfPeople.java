package io.shuke.social;

import io.shuke.shared.SearchText;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Takes somebody's name who leaves out of what others wrote. */
@Repository
class NamesOfPeople {
    /** What stands there instead. */
    private static final String NO_NAME = "@…";

    private final JdbcClient jdbc;

    /** A text that has the person's name, and the other names that it has. */
    private record Text(UUID postId, int version, String text, String name, List<String> others) {
        String without() {
            return NamesInText.without(text, name, others, NO_NAME);
        }
    }

    NamesOfPeople(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Out of posts, out of what those are found by, and out of what they were before they were edited. */
    void takeOut(UUID personId) {
        posts(personId).forEach(this::change);
        versions(personId).forEach(this::changeVersion);
        jdbc.sql("delete from social.mention where person_id = :person")
                .param("person", personId)
                .update();
        jdbc.sql("delete from social.version_mention where person_id = :person")
                .param("person", personId)
                .update();
    }

    private List<Text> posts(UUID personId) {
        return texts("""
                select p.id as post_id, p.version, p.text, m.name,
                       array(select o.name from social.mention o
                             where o.post_id = m.post_id and o.person_id <> m.person_id) as others
                from social.mention m join social.post p on p.id = m.post_id
                where m.person_id = :person
                """, personId);
    }

    private List<Text> versions(UUID personId) {
        return texts("""
                select v.post_id, v.version, v.text, m.name,
                       array(select o.name from social.version_mention o
                             where o.post_id = m.post_id and o.version = m.version
                                and o.person_id <> m.person_id) as others
                from social.version_mention m
                join social.post_version v on v.post_id = m.post_id and v.version = m.version
                where m.person_id = :person
                """, personId);
    }

    private List<Text> texts(String sql, UUID personId) {
        return jdbc.sql(sql)
                .param("person", personId)
                .query((row, number) -> new Text(
                        row.getObject("post_id", UUID.class),
                        row.getInt("version"),
                        row.getString("text"),
                        row.getString("name"),
                        StoredProfiles.texts(row.getArray("others"))))
                .list();
    }

    private void change(Text post) {
        jdbc.sql("update social.post set text = :text, search_text = :search_text, grams = :grams where id = :id")
                .param("id", post.postId())
                .param("text", post.without())
                .param("search_text", SearchText.normalised(post.without()))
                .param("grams", SearchText.grams(post.without()).toArray(String[]::new))
                .update();
    }

    private void changeVersion(Text old) {
        jdbc.sql("update social.post_version set text = :text where post_id = :post and version = :version")
                .param("post", old.postId())
                .param("version", old.version())
                .param("text", old.without())
                .update();
    }
}
