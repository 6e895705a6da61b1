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

    /** A comment that stands. */
    record Row(UUID id, UUID postId, @Nullable UUID parentId, UUID authorId, int replies) {
        /** The comment on the first level that a reply to this one belongs to. */
        UUID topId() {
            return parentId == null ? id : parentId;
        }
    }

    StoredComments(JdbcClient jdbc) {
        this.jdbc = jdbc;
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

    Optional<UUID> postOf(UUID commentId) {
        return jdbc.sql("select post_id from social.comment where id = :id")
                .param("id", commentId)
                .query(UUID.class)
                .optional();
    }

    /** A comment whose author this reader meets, and that was not taken back. */
    Optional<Row> find(UUID postId, UUID commentId, UUID readerId) {
        return jdbc.sql("""
                select c.id, c.post_id, c.parent_id, c.author_id, c.replies from social.comment c
                where c.id = :id and c.post_id = :post and c.author_id is not null
                """ + Sight.notBlocked("c.author_id"))
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
        if (comment.replies() > 0) {
            jdbc.sql("update social.comment set author_id = null, text = null where id = :id")
                    .param("id", comment.id())
                    .update();
        } else {
            jdbc.sql("delete from social.comment where id = :id")
                    .param("id", comment.id())
                    .update();
        }
        count(comment.postId(), comment.parentId(), -1);
        if (comment.parentId() != null) {
            jdbc.sql("delete from social.comment where id = :id and author_id is null and replies = 0")
                    .param("id", comment.parentId())
                    .update();
        }
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
