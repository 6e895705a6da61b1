package io.shuke.review;

import io.shuke.shared.Audit;
import io.shuke.shared.MarketClock;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The market's reply below a review, which a later one replaces. It is audited, and changes nothing that the buyer said. */
@Component
public class AnsweringReview {
    private static final int LONGEST_REPLY = 500;

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
}
