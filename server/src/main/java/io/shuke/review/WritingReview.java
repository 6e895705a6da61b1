package io.shuke.review;

import io.shuke.ordering.SoldLines;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.social.Encounters;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A buyer says what a line of theirs was like, once, after it came and unless all of it went back. The order is locked, so
 * that a refund of the line comes before the review or after it. The partner who sold it hears of it, once it is seen.
 */
@Component
public class WritingReview {
    private final Encounters encounters;
    private final SoldLines lines;
    private final Wording wording;
    private final StoredReviews reviews;
    private final TellingPartner telling;
    private final MarketClock clock;

    WritingReview(
            Encounters encounters,
            SoldLines lines,
            Wording wording,
            StoredReviews reviews,
            TellingPartner telling,
            MarketClock clock) {
        this.encounters = encounters;
        this.lines = lines;
        this.wording = wording;
        this.reviews = reviews;
        this.telling = telling;
        this.clock = clock;
    }

    /** What became of it. */
    public sealed interface Outcome {
        record Written(UUID reviewId) implements Outcome {}

        /** It has not come yet, or all of it went back. */
        record NotPossible() implements Outcome {}

        record WrittenBefore() implements Outcome {}

        record NoSuchLine() implements Outcome {}
    }

    @Transactional
    public Outcome write(UUID buyerId, UUID orderId, UUID lineId, ReviewDraft draft) {
        encounters.hold(buyerId);
        var line = lines.lock(orderId, lineId, buyerId).orElse(null);
        if (line == null) {
            return new Outcome.NoSuchLine();
        }
        if (!ReviewableLines.canBeReviewed(line)) {
            return new Outcome.NotPossible();
        }
        var checked = wording.check(buyerId, draft);
        var id = Ids.next();
        if (!reviews.insert(id, line, checked, clock.instant())) {
            return new Outcome.WrittenBefore();
        }
        wording.hold(id, checked);
        if (checked.held().isEmpty()) {
            telling.tell(id, buyerId, checked.anonymous());
        }
        return new Outcome.Written(id);
    }
}
