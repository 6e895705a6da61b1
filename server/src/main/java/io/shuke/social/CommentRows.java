package io.shuke.social;

import io.shuke.shared.Times;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CommentRows {
    private static final String SELECT = """
            select c.id, c.parent_id, case when not c.hidden or c.author_id = :reader then c.author_id end as author_id, pr.code, pr.expert_in,
                   case when not c.hidden or c.author_id = :reader then c.text end as text, c.hidden, c.replies, c.at, p.author_id as post_author_id
            from social.comment c
            join social.post p on p.id = c.post_id
            left join social.profile pr on pr.person_id = c.author_id
            """;

    /** What stands there, or is the reader's own, or is an empty place with replies. */
    private static final String SHOWN =
            " and ((c.author_id is not null and (not c.hidden or c.author_id = :reader)) or c.replies > 0)";

    /** Where it replies to something, to somebody whom the reader meets. */
    static final String UNDER_WHO_IS_MET =
            " and not exists (select from social.comment t where t.id = c.parent_id and not (true"
                    + Sight.notBlocked("t.author_id") + "))";

    private final JdbcClient jdbc;

    /** A comment; without an author it was taken back, or is hidden from this reader. */
    record Row(
            UUID id,
            @Nullable UUID parentId,
            @Nullable UUID authorId,
            @Nullable ProfileRef author,
            @Nullable String text,
            boolean hidden,
            int replies,
            Instant at,
            UUID postAuthorId) {}

    CommentRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Row> ofPost(UUID postId, @Nullable UUID readerId, @Nullable UUID after, int limit) {
        return rows("c.post_id = :key and c.parent_id is null" + SHOWN, postId, readerId, after, limit);
    }

    /** Replies to a comment on a post, whose authors the reader meets. */
    List<Row> repliesTo(UUID commentId, @Nullable UUID readerId, @Nullable UUID after, int limit) {
        return rows(
                "c.parent_id = :key and p.state = 'PUBLISHED'" + SHOWN + Sight.notBlocked("p.author_id")
                        + Sight.MEANT_FOR_READER + UNDER_WHO_IS_MET,
                commentId,
                readerId,
                after,
                limit);
    }

    List<Row> one(UUID commentId, UUID readerId) {
        return rows("c.id = :key", commentId, readerId, null, 1);
    }

    private List<Row> rows(String condition, UUID key, @Nullable UUID readerId, @Nullable UUID after, int limit) {
        return jdbc.sql(SELECT + " where " + condition + " and (cast(:after as uuid) is null or c.id > :after) "
                        + Sight.notBlocked("c.author_id")
                        + " order by c.id limit :limit")
                .param("key", key)
                .param("after", after)
                .param("reader", Sight.reader(readerId))
                .param("limit", limit + 1)
                .query((row, number) -> new Row(
                        row.getObject("id", UUID.class),
                        row.getObject("parent_id", UUID.class),
                        row.getObject("author_id", UUID.class),
                        row.getObject("author_id") == null ? null : ProfileRef.of(row),
                        row.getString("text"),
                        row.getBoolean("hidden"),
                        row.getInt("replies"),
                        Times.instant(row, "at"),
                        row.getObject("post_author_id", UUID.class)))
                .list();
    }
}
