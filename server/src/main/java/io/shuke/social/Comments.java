package io.shuke.social;

import io.shuke.identity.People;
import io.shuke.shared.Cursor;
import io.shuke.shared.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads comments, the oldest first. Whose author the reader can't meet is left out, with all replies of theirs. */
@Component
public class Comments {
    private final CommentRows rows;
    private final StoredReactions reactions;
    private final People people;

    Comments(CommentRows rows, StoredReactions reactions, People people) {
        this.rows = rows;
        this.reactions = reactions;
        this.people = people;
    }

    /**
     * A comment, or the place of one that was taken back and has replies.
     *
     * @param hidden whether staff took it down or have to look at it first; nobody but its author sees it then
     */
    @Schema(name = "PostComment")
    public record CommentView(
            UUID id,
            @Nullable UUID parentId,
            @Nullable PersonRef author,

            @Nullable @Schema(example = "看起来真好吃") String text,

            boolean hidden,
            int replies,
            Instant at,
            boolean mine,
            boolean canTakeBack) {}

    /** Nothing where the reader meets no such post. */
    public Optional<Page<CommentView>> ofPost(UUID postId, @Nullable UUID readerId, @Nullable String after, int limit) {
        if (!reactions.canSee(postId, Sight.reader(readerId))) {
            return Optional.empty();
        }
        return Optional.of(page(rows.ofPost(postId, readerId, Cursor.idOrNull(after), limit), readerId, limit));
    }

    public Page<CommentView> repliesTo(UUID commentId, @Nullable UUID readerId, @Nullable String after, int limit) {
        return page(rows.repliesTo(commentId, readerId, Cursor.idOrNull(after), limit), readerId, limit);
    }

    public CommentView find(UUID commentId, UUID readerId) {
        return page(rows.one(commentId, readerId), readerId, 1).items().getFirst();
    }

    private Page<CommentView> page(List<CommentRows.Row> found, @Nullable UUID readerId, int limit) {
        var cards = people.cardsOf(found.stream()
                .map(CommentRows.Row::authorId)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return Page.of(found, limit, row -> Cursor.of(row.id()))
                .map(row -> new CommentView(
                        row.id(),
                        row.parentId(),
                        row.author() == null ? null : PersonRef.of(row.author(), cards.get(row.authorId())),
                        row.text(),
                        row.hidden(),
                        row.replies(),
                        row.at(),
                        row.authorId() != null && row.authorId().equals(readerId),
                        readerId != null
                                && row.authorId() != null
                                && (readerId.equals(row.authorId()) || readerId.equals(row.postAuthorId()))));
    }
}
