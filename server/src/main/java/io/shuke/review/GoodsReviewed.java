package io.shuke.review;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a partner sold was reviewed, and everybody can read it. Published inside the transaction, and again where it is shown
 * once more; the review's id says that it is the same. Of a review without a name nobody is named here either.
 */
public record GoodsReviewed(
        UUID reviewId, UUID partnerId, @Nullable UUID reviewerId, Instant at) {}
