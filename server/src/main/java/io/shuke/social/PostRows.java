package io.shuke.social;

import io.shuke.catalog.Picture;
import io.shuke.shared.SearchText;
import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads posts, each list in one statement: which posts is chosen first, from an index that has them in their order, and
 * what belongs to them is looked up for those alone. Lists go on below the place of the last post shown, so new ones
 * neither push anything twice into sight nor leave anything out.
 */
@Repository
class PostRows {
    /** Before the first of any list: no id is greater. */
    static final UUID TOP = new UUID(-1, -1);

    private static final String BOUGHT = """
            p.tells_bought and exists (
                select from social.bought_line b
                where b.person_id = p.author_id and b.product_id = t.product_id
                    and not exists (select from social.given_back g where g.id in (b.order_id, b.line_id)))
            """;

    private static final String SHOWN = """
            select p.id, p.author_id, a.code as author_code, p.state, p.version, p.text, p.pictures::text as pictures,
                   p.topics, p.tells_bought, p.published_at, p.edited_at is not null as edited, p.likes, p.comments,
                   p.saves, p.audience_id, c.sorted_by::text as sorted_by, c.source, c.interest,
                   exists (select from social.post_like l where l.post_id = p.id and l.person_id = :reader) as liked,
                   exists (select from social.post_save s where s.person_id = :reader and s.post_id = p.id) as saved,
                   (select json_agg(json_build_object('code', mp.code, 'name', m.name))
                    from social.mention m join social.profile mp on mp.person_id = m.person_id
                    where m.post_id = p.id) as mentions,
                   (select json_agg(json_build_object('productId', t.product_id, 'picture', t.picture, 'x', t.x,
                               'y', t.y, 'code', l.code, 'bought', %s) order by t.position)
                    from social.post_tag t
                    left join social.post_link l on l.post_id = t.post_id and l.product_id = t.product_id
                    where t.post_id = p.id) as tags
            from chosen c
            join social.post p on p.id = c.id
            join social.profile a on a.person_id = p.author_id
            order by c.sorted_by desc
            """.formatted(BOUGHT);

    private static final String PLAIN = "select p.id, p.feed_id as sorted_by, 'EVERYBODY' as source,"
            + " cast(null as text) as interest from social.post p ";

    private static final String DOWN = " and p.feed_id < :before order by p.feed_id desc limit :limit";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PostRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A published post whose author the reader meets, or one of their own in any state. */
    List<PostRow> one(UUID id, UUID reader) {
        return rows(
                "select p.id, p.id as sorted_by, 'EVERYBODY' as source, cast(null as text) as interest"
                        + " from social.post p where p.id = :id"
                        + " and (p.state = 'PUBLISHED' or p.author_id = :reader) "
                        + Sight.notBlocked("p.author_id") + Sight.MEANT_FOR_READER,
                Map.of("id", id),
                reader);
    }

    List<PostRow> ofAuthor(UUID authorId, UUID reader, UUID before, int limit) {
        return rows(
                PLAIN + "where p.author_id = :author and p.state = 'PUBLISHED' and p.audience_id is null" + DOWN,
                Map.of("author", authorId, "before", before, "limit", limit),
                reader);
    }

    List<PostRow> draftsOf(UUID authorId, UUID before, int limit) {
        return rows(
                "select p.id, p.id as sorted_by, 'EVERYBODY' as source, cast(null as text) as interest"
                        + " from social.post p where p.author_id = :reader and p.state = 'DRAFT' and p.id < :before"
                        + " order by p.id desc limit :limit",
                Map.of("before", before, "limit", limit),
                authorId);
    }

    /** What the reader saved, by when its post was published. */
    List<PostRow> savedBy(UUID reader, UUID before, int limit) {
        return rows(
                PLAIN + "join social.post_save s on s.post_id = p.id and s.person_id = :reader where true "
                        + Sight.notBlocked("p.author_id") + Sight.MEANT_FOR_READER + DOWN,
                Map.of("before", before, "limit", limit),
                reader);
    }

    /** What is meant for an audience. Whether the reader may see it is for the caller to know. */
    List<PostRow> ofAudience(UUID audienceId, UUID reader, UUID before, int limit) {
        return rows(
                PLAIN + "where p.audience_id = :audience and p.state = 'PUBLISHED' " + Sight.notBlocked("p.author_id")
                        + DOWN,
                Map.of("audience", audienceId, "before", before, "limit", limit),
                reader);
    }

    /**
     * Of all whom the reader follows, of the reader, and what is meant for audiences that the reader is in. The newest post of each is looked at first: whoever is not among
     * as many authors with the newest ones as the page has places can't have a post on it, so the posts of those alone
     * are merged. What is read depends on how many people the reader follows, and not on how much they posted.
     */
    List<PostRow> followedBy(UUID reader, UUID before, int limit) {
        return rows("""
                select id, feed_id as sorted_by, source, cast(null as text) as interest from (
                    select p.id, p.feed_id, 'FOLLOWED' as source
                    from (select a.author_id
                          from (select f.followed_id as author_id from social.follow f
                                where f.follower_id = :reader
                                    and not exists (select from social.mute m
                                                    where m.muter_id = :reader and m.muted_id = f.followed_id)
                                union all select :reader) a
                          cross join lateral (
                              select feed_id from social.post
                              where author_id = a.author_id and state = 'PUBLISHED' and audience_id is null
                                  and feed_id < :before
                              order by feed_id desc limit 1) newest
                          order by newest.feed_id desc limit :limit) a
                    cross join lateral (
                        select id, feed_id from social.post
                        where author_id = a.author_id and state = 'PUBLISHED' and audience_id is null
                            and feed_id < :before
                        order by feed_id desc limit :limit) p
                    union all
                    select p.id, p.feed_id, 'AUDIENCE' as source
                    from (select m.audience_id
                          from social.audience_member m
                          cross join lateral (
                              select feed_id from social.post
                              where audience_id = m.audience_id and state = 'PUBLISHED' and feed_id < :before
                              order by feed_id desc limit 1) newest
                          where m.person_id = :reader
                          order by newest.feed_id desc limit :limit) a
                    cross join lateral (
                        select p.id, p.feed_id from social.post p
                        where p.audience_id = a.audience_id and p.state = 'PUBLISHED' and p.feed_id < :before
                        %s
                        order by p.feed_id desc limit :limit) p) merged
                order by feed_id desc limit :limit
                """.formatted(Sight.wanted("p.author_id")), Map.of("before", before, "limit", limit), reader);
    }

    /** About any of these topics, by nobody whom the reader follows. */
    List<PostRow> about(Collection<String> topics, UUID reader, UUID before, int limit) {
        return rows(
                """
                select id, sorted_by, 'INTEREST' as source, interest from (
                    select distinct on (t.feed_id) t.post_id as id, t.feed_id as sorted_by, t.topic as interest
                    from unnest(:topics) as i (topic)
                    cross join lateral (
                        select p.topic, p.feed_id, p.post_id from social.post_topic p
                        where p.topic = i.topic and p.feed_id < :before and p.author_id <> :reader
                            and not exists (select from social.follow f
                                            where f.follower_id = :reader and f.followed_id = p.author_id)
                            %s
                        order by p.feed_id desc limit :limit) t
                    order by t.feed_id desc, t.topic) t
                order by sorted_by desc limit :limit
                """.formatted(Sight.wanted("p.author_id")),
                Map.of("topics", topics.toArray(String[]::new), "before", before, "limit", limit),
                reader);
    }

    /** The newest of all. */
    List<PostRow> ofEverybody(UUID reader, UUID before, int limit) {
        return rows("""
                select p.id, p.feed_id as sorted_by,
                       case when p.author_id = :reader
                                or exists (select from social.follow f
                                           where f.follower_id = :reader and f.followed_id = p.author_id)
                            then 'FOLLOWED' else 'EVERYBODY' end as source,
                       cast(null as text) as interest
                from social.post p where p.state = 'PUBLISHED' and p.audience_id is null
                """ + Sight.wanted("p.author_id") + DOWN, Map.of("before", before, "limit", limit), reader);
    }

    List<PostRow> ofTopic(String topic, UUID reader, UUID before, int limit) {
        return rows(
                """
                select p.post_id as id, p.feed_id as sorted_by, 'EVERYBODY' as source, cast(null as text) as interest
                from social.post_topic p where p.topic = :topic
                """ + Sight.wanted("p.author_id") + DOWN,
                Map.of("topic", topic, "before", before, "limit", limit),
                reader);
    }

    /** Those whose text has every run, the newest first: found by their grams, then compared whole. */
    List<PostRow> saying(List<String> runs, UUID reader, UUID before, int limit) {
        var parameters = new HashMap<String, Object>(Map.of("before", before, "limit", limit));
        parameters.put("grams", SearchText.gramsOfQuery(runs).toArray(String[]::new));
        var condition = new StringBuilder(
                "where p.state = 'PUBLISHED' and p.audience_id is null and p.grams @> cast(:grams as text[])");
        for (int i = 0; i < runs.size(); i++) {
            condition.append(" and p.search_text like :needle").append(i);
            parameters.put("needle" + i, "%" + SearchText.needle(runs.get(i)) + "%");
        }
        return rows(PLAIN + condition + Sight.wanted("p.author_id") + DOWN, parameters, reader);
    }

    private List<PostRow> rows(String chosen, Map<String, Object> parameters, UUID reader) {
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
                row.getString("author_code"),
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
