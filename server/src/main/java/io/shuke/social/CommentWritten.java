package io.shuke.social;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody wrote a comment, or a reply to one, whose author is named then. Published inside the transaction. */
public record CommentWritten(
        UUID commentId,
        UUID postId,
        UUID authorId,
        UUID postAuthorId,
        @Nullable UUID repliedToId,
        Instant at) {}
