package io.shuke.review;

import io.shuke.shared.Audit;
import io.shuke.shared.MarketClock;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The market's reply below a review, which a later one replaces. It is audited, and changes nothing that the buyer said,
 * who hears of it once.
 */
@Component
public class AnsweringReview {
    private static final int LONGEST_REPLY = 500;

    private final StoredReviews reviews;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final MarketClock clock;

    AnsweringReview(StoredReviews reviews, Audit audit, ApplicationEventPublisher events, MarketClock clock) {
        this.reviews = reviews;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** False where there is no such review. */
    @Transactional
    public boolean reply(UUID staffId, UUID reviewId, String written) {
        var words = Wording.words("words", written, LONGEST_REPLY);
        var review = reviews.lock(reviewId).orElse(null);
        if (review == null) {
            return false;
        }
        var now = clock.instant();
        reviews.reply(reviewId, words, now);
        audit.record(staffId, "review.reply", "review:" + reviewId, null, Map.of("words", words), null);
        if (!review.hidden()) {
            events.publishEvent(new ReviewReplied(reviewId, reviewId, review.authorId(), null, now));
        }
        return true;
    }
}
