package io.shuke.review;

import io.shuke.shared.Audit;
import io.shuke.shared.MarketClock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What staff do about a review: the market's reply below it, which a later one replaces, and taking it down or showing it
 * again, which moves the rating. All of it is audited; none of it changes what the buyer said.
 */
@Component
public class AnsweringReview {
    private static final int LONGEST_REPLY = 500;
    private static final int LONGEST_REASON = 200;

    private final StoredReviews reviews;
    private final Audit audit;
    private final MarketClock clock;

    AnsweringReview(StoredReviews reviews, Audit audit, MarketClock clock) {
        this.reviews = reviews;
        this.audit = audit;
        this.clock = clock;
    }

    /** False where there is no such review. */
    @Transactional
    public boolean reply(UUID staffId, UUID reviewId, String written) {
        var words = Wording.words("words", written, LONGEST_REPLY);
        if (!reviews.reply(reviewId, words, clock.instant())) {
            return false;
        }
        audit.record(staffId, "review.reply", "review:" + reviewId, null, Map.of("words", words), null);
        return true;
    }

    /** Takes it down; again changes nothing. False where there is no such review. */
    @Transactional
    public boolean hide(UUID staffId, UUID reviewId, String written) {
        return move(staffId, reviewId, true, Wording.words("reason", written, LONGEST_REASON));
    }

    /** Shows it again; again changes nothing. False where there is no such review. */
    @Transactional
    public boolean show(UUID staffId, UUID reviewId) {
        return move(staffId, reviewId, false, null);
    }

    private boolean move(UUID staffId, UUID reviewId, boolean hidden, @Nullable String reason) {
        var before = reviews.lock(reviewId).orElse(null);
        if (before == null) {
            return false;
        }
        if (before.hidden() != hidden) {
            reviews.setHidden(before, hidden);
            audit.record(
                    staffId,
                    hidden ? "review.hide" : "review.show",
                    "review:" + reviewId,
                    Map.of("hidden", before.hidden()),
                    Map.of("hidden", hidden),
                    reason);
        }
        return true;
    }
}
