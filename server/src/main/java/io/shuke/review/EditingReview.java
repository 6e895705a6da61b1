package io.shuke.review;

import io.shuke.shared.MarketClock;
import io.shuke.social.Encounters;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Edits a review for thirty days after it was written. What it said before is kept, and the rating moves with it. */
@Component
public class EditingReview {
    static final Duration EDITABLE = Duration.ofDays(30);

    private final Encounters encounters;
    private final Wording wording;
    private final StoredReviews reviews;
    private final MarketClock clock;

    EditingReview(Encounters encounters, Wording wording, StoredReviews reviews, MarketClock clock) {
        this.encounters = encounters;
        this.wording = wording;
        this.reviews = reviews;
        this.clock = clock;
    }

    /** What became of it. */
    public sealed interface Outcome {
        record Edited() implements Outcome {}

        /** Another version was written since: another tab, or another phone. */
        record EditedMeanwhile() implements Outcome {}

        /** The thirty days are over, or staff took it down. */
        record Closed() implements Outcome {}

        record NoSuchReview() implements Outcome {}
    }

    /** @param version the version that its author saw */
    @Transactional
    public Outcome edit(UUID authorId, UUID reviewId, int version, ReviewDraft draft) {
        encounters.hold(authorId);
        var before = reviews.lock(reviewId).orElse(null);
        if (before == null || !before.authorId().equals(authorId)) {
            return new Outcome.NoSuchReview();
        }
        var now = clock.instant();
        if (before.hidden() || now.isAfter(editableUntil(before.at()))) {
            return new Outcome.Closed();
        }
        if (before.version() != version) {
            return new Outcome.EditedMeanwhile();
        }
        var checked = wording.check(authorId, draft);
        reviews.edit(before, checked, now);
        wording.hold(reviewId, checked);
        return new Outcome.Edited();
    }

    static Instant editableUntil(Instant writtenAt) {
        return writtenAt.plus(EDITABLE);
    }
}
