package io.shuke.social;

import io.shuke.catalog.Picture;
import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what is shown of posts: which ones is chosen first, by a query that {@link PostLists} or {@link FeedRows} gives,
 * and what belongs to them is looked up for those alone, in the same statement.
 */
@Repository
class PostRows {
    /** Before the first of any list: no id is greater. */
    static final UUID TOP = new UUID(-1, -1);

    /** The end of a query that chooses published posts: it goes on below a place, the newest first. */
    static final String DOWN = " and p.feed_id < :before order by p.feed_id desc limit :limit";

    private static final String BOUGHT = """
            p.tells_bought and exists (
                select from social.bought_line b
                where b.person_id = p.author_id and b.product_id = t.product_id
                    and not exists (select from social.given_back g where g.id in (b.order_id, b.line_id)))
            """;

    private static final String SHOWN = """
            select p.id, p.author_id, a.code, a.expert_in, p.state, p.version, p.text, p.pictures::text as pictures,
                   p.topics, p.tells_bought, p.published_at, p.edited_at is not null as edited, p.likes, p.comments,
                   p.saves, p.audience_id, c.sorted_by::text as sorted_by, c.source, c.interest,
                   exists (select from social.post_like l where l.post_id = p.id and l.person_id = :reader) as liked,
                   exists (select from social.post_save s where s.person_id = :reader and s.post_id = p.id) as saved,
                   (select json_agg(json_build_object('code', mp.code, 'name', m.name))
                    from social.mention m join social.profile mp on mp.person_id = m.person_id
                    where m.post_id = p.id %s) as mentions,
                   (select json_agg(json_build_object('productId', t.product_id, 'picture', t.picture, 'x', t.x,
                               'y', t.y, 'code', l.code, 'bought', %s) order by t.position)
                    from social.post_tag t
                    left join social.post_link l on l.post_id = t.post_id and l.product_id = t.product_id
                    where t.post_id = p.id) as tags
            from chosen c
            join social.post p on p.id = c.id
            join social.profile a on a.person_id = p.author_id
            order by c.sorted_by desc
            """.formatted(Sight.notBlocked("m.person_id"), BOUGHT);

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PostRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * @param chosen a query of {@code id}, {@code sorted_by}, {@code source} and {@code interest}, which may name the
     *     {@code :reader}
     */
    List<PostRow> of(String chosen, Map<String, Object> parameters, UUID reader) {
        return jdbc.sql("with chosen as materialized (" + chosen + ") " + SHOWN)
                .params(parameters)
                .param("reader", reader)
                .query((row, number) -> row(row))
                .list();
    }

    private PostRow row(ResultSet row) throws SQLException {
        return new PostRow(
                row.getObject("id", UUID.class),
                row.getObject("author_id", UUID.class),
                ProfileRef.of(row),
                PostView.State.valueOf(row.getString("state")),
                row.getInt("version"),
                row.getString("text"),
                list(row.getString("pictures"), new TypeReference<List<Picture>>() {}),
                StoredProfiles.texts(row.getArray("topics")),
                list(row.getString("mentions"), new TypeReference<List<PostView.Mention>>() {}),
                list(row.getString("tags"), new TypeReference<List<PostRow.TagRow>>() {}),
                row.getBoolean("tells_bought"),
                Times.instantOrNull(row, "published_at"),
                row.getBoolean("edited"),
                row.getInt("likes"),
                row.getInt("comments"),
                row.getInt("saves"),
                row.getObject("audience_id", UUID.class),
                row.getBoolean("liked"),
                row.getBoolean("saved"),
                row.getString("sorted_by"),
                FeedItem.Source.valueOf(row.getString("source")),
                row.getString("interest"));
    }

    private <T> List<T> list(@Nullable String text, TypeReference<List<T>> type) {
        return text == null ? List.of() : json.readValue(text, type);
    }
}
