package io.shuke.social;

import io.shuke.shared.Times;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes comments, under the lock of their post. */
@Repository
class StoredComments {
    private final JdbcClient jdbc;

    /** A comment that was not taken back; answered is one with replies, also such as are hidden. */
    record Row(UUID id, UUID postId, @Nullable UUID parentId, UUID authorId, boolean answered, boolean hidden) {
        /** The comment on the first level that a reply to this one belongs to. */
        UUID topId() {
            return parentId == null ? id : parentId;
        }
    }

    StoredComments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps those whom a post is meant for as open or closed as they are, until the transaction ends. */
    void holdAudienceOf(UUID postId) {
        jdbc.sql("""
                select id from social.audience
                where id = (select audience_id from social.post where id = :post) for share
                """).param("post", postId).query(UUID.class).optional();
    }

    /** The author of a post that this reader meets; the post is locked until the transaction ends. */
    Optional<UUID> lockPost(UUID postId, UUID readerId) {
        return jdbc.sql("select p.author_id from social.post p where p.id = :post and p.state = 'PUBLISHED' "
                        + Sight.notBlocked("p.author_id") + Sight.MEANT_FOR_READER + " for no key update of p")
                .param("post", postId)
                .param("reader", readerId)
                .query(UUID.class)
                .optional();
    }

    /** The author of the post that has this comment; the post is locked until the transaction ends. */
    Optional<UUID> lockPostOf(UUID commentId) {
        return jdbc.sql("""
                select author_id from social.post
                where id = (select post_id from social.comment where id = :comment) for no key update
                """).param("comment", commentId).query(UUID.class).optional();
    }

    /** A comment that was not taken back. */
    Optional<Row> find(UUID commentId) {
        return jdbc.sql("""
                select c.id, c.post_id, c.parent_id, c.author_id, c.hidden,
                       exists (select from social.comment r where r.parent_id = c.id) as answered
                from social.comment c where c.id = :id and c.author_id is not null
                """).param("id", commentId).query(Row.class).optional();
    }

    /** A comment whose author this reader meets, and whom it replies to, and that was neither taken back nor hidden. */
    Optional<Row> find(UUID postId, UUID commentId, UUID readerId) {
        return jdbc.sql("""
                select c.id, c.post_id, c.parent_id, c.author_id, c.hidden,
                       exists (select from social.comment r where r.parent_id = c.id) as answered
                from social.comment c
                where c.id = :id and c.post_id = :post and c.author_id is not null and not c.hidden
                """ + Sight.notBlocked("c.author_id") + CommentRows.UNDER_WHO_IS_MET)
                .param("id", commentId)
                .param("post", postId)
                .param("reader", readerId)
                .query(Row.class)
                .optional();
    }

    void insert(UUID id, UUID postId, @Nullable UUID parentId, UUID authorId, String text, Instant at) {
        jdbc.sql("""
                insert into social.comment (id, post_id, parent_id, author_id, text, at)
                values (:id, :post, cast(:parent as uuid), :author, :text, :at)
                """)
                .param("id", id)
                .param("post", postId)
                .param("parent", parentId)
                .param("author", authorId)
                .param("text", text)
                .param("at", Times.sql(at))
                .update();
        count(postId, parentId, 1);
    }

    /** One with replies leaves its place; the last reply that goes takes an empty place along. */
    void takeBack(Row comment) {
        if (comment.answered()) {
            jdbc.sql("update social.comment set author_id = null, text = null, hidden = false where id = :id")
                    .param("id", comment.id())
                    .update();
        } else {
            jdbc.sql("delete from social.comment where id = :id")
                    .param("id", comment.id())
                    .update();
        }
        if (!comment.hidden()) {
            count(comment.postId(), comment.parentId(), -1);
        }
        if (comment.parentId() != null) {
            jdbc.sql("""
                    delete from social.comment c where c.id = :id and c.author_id is null
                        and not exists (select from social.comment r where r.parent_id = c.id)
                    """).param("id", comment.parentId()).update();
        }
    }

    /** What the writing of it would have told. */
    Optional<CommentWritten> facts(UUID commentId, Instant at) {
        return jdbc.sql("""
                select c.id, c.post_id, c.author_id, p.author_id as post_author_id, r.author_id as replied_to_id
                from social.comment c join social.post p on p.id = c.post_id
                left join social.comment r on r.id = c.parent_id
                where c.id = :id and c.author_id is not null
                """)
                .param("id", commentId)
                .query((row, number) -> new CommentWritten(
                        row.getObject("id", UUID.class),
                        row.getObject("post_id", UUID.class),
                        row.getObject("author_id", UUID.class),
                        row.getObject("post_author_id", UUID.class),
                        row.getObject("replied_to_id", UUID.class),
                        at))
                .optional();
    }

    private void count(UUID postId, @Nullable UUID parentId, int change) {
        jdbc.sql("update social.post set comments = comments + :change where id = :post")
                .param("change", change)
                .param("post", postId)
                .update();
        if (parentId != null) {
            jdbc.sql("update social.comment set replies = replies + :change where id = :parent")
                    .param("change", change)
                    .param("parent", parentId)
                    .update();
        }
    }
}
