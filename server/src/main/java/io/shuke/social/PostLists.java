package io.shuke.social;

import io.shuke.shared.SearchText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/**
 * Chooses posts for lists that somebody asked for, each from an index that has them in their order. Lists go on below the
 * place of the last post shown, so new ones neither push anything twice into sight nor leave anything out.
 */
@Repository
class PostLists {
    private static final String PLAIN = "select p.id, p.feed_id as sorted_by, 'EVERYBODY' as source,"
            + " cast(null as text) as interest from social.post p ";

    private final PostRows rows;

    PostLists(PostRows rows) {
        this.rows = rows;
    }

    /** A published post whose author the reader meets, or one of their own in any state. */
    List<PostRow> one(UUID id, UUID reader) {
        return rows.of(
                "select p.id, p.id as sorted_by, 'EVERYBODY' as source, cast(null as text) as interest"
                        + " from social.post p where p.id = :id"
                        + " and (p.state = 'PUBLISHED' or p.author_id = :reader) "
                        + Sight.notBlocked("p.author_id") + Sight.MEANT_FOR_READER,
                Map.of("id", id),
                reader);
    }

    List<PostRow> ofAuthor(UUID authorId, UUID reader, UUID before, int limit) {
        return rows.of(
                PLAIN + "where p.author_id = :author and p.state = 'PUBLISHED' and p.audience_id is null"
                        + PostRows.DOWN,
                Map.of("author", authorId, "before", before, "limit", limit),
                reader);
    }

    List<PostRow> draftsOf(UUID authorId, UUID before, int limit) {
        return rows.of(
                "select p.id, p.id as sorted_by, 'EVERYBODY' as source, cast(null as text) as interest"
                        + " from social.post p where p.author_id = :reader and p.state = 'DRAFT' and p.id < :before"
                        + " order by p.id desc limit :limit",
                Map.of("before", before, "limit", limit),
                authorId);
    }

    /** What the reader saved, by when its post was published. */
    List<PostRow> savedBy(UUID reader, UUID before, int limit) {
        return rows.of(
                PLAIN
                        + "join social.post_save s on s.post_id = p.id and s.person_id = :reader where p.state = 'PUBLISHED' "
                        + Sight.notBlocked("p.author_id") + Sight.MEANT_FOR_READER + PostRows.DOWN,
                Map.of("before", before, "limit", limit),
                reader);
    }

    /** What is meant for an audience. Whether the reader may see it is for the caller to know. */
    List<PostRow> ofAudience(UUID audienceId, UUID reader, UUID before, int limit) {
        return rows.of(
                PLAIN + "where p.audience_id = :audience and p.state = 'PUBLISHED' " + Sight.notBlocked("p.author_id")
                        + PostRows.DOWN,
                Map.of("audience", audienceId, "before", before, "limit", limit),
                reader);
    }

    List<PostRow> ofTopic(String topic, UUID reader, UUID before, int limit) {
        return rows.of(
                """
                select p.post_id as id, p.feed_id as sorted_by, 'EVERYBODY' as source, cast(null as text) as interest
                from social.post_topic p where p.topic = :topic
                """ + Sight.wanted("p.author_id") + PostRows.DOWN,
                Map.of("topic", topic, "before", before, "limit", limit),
                reader);
    }

    /** Those that have the goods on a picture. */
    List<PostRow> tagging(UUID productId, UUID reader, UUID before, int limit) {
        return rows.of(
                """
                select p.post_id as id, p.feed_id as sorted_by, 'EVERYBODY' as source, cast(null as text) as interest
                from social.post_goods p where p.product_id = :product
                """ + Sight.wanted("p.author_id") + PostRows.DOWN,
                Map.of("product", productId, "before", before, "limit", limit),
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
        return rows.of(PLAIN + condition + Sight.wanted("p.author_id") + PostRows.DOWN, parameters, reader);
    }
}
