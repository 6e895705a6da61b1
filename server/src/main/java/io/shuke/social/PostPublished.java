package io.shuke.social;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Somebody published a post that mentions these people, or mentions them by an edit of it. Published inside the
 * transaction.
 */
public record PostPublished(UUID postId, UUID authorId, List<UUID> mentioned, Instant at) {
    public PostPublished {
        mentioned = List.copyOf(mentioned);
    }
}
