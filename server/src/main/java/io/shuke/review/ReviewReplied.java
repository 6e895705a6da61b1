package io.shuke.review;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A review has a reply that is seen: of the partner who is named, or of the market where nobody is. Published inside the
 * transaction; the reply's id says that it is the same, and that of the market's is the review's.
 */
public record ReviewReplied(
        UUID replyId,
        UUID reviewId,
        UUID reviewerId,
        @Nullable UUID partnerId,
        Instant at) {}
