package io.shuke.review;

import io.shuke.shared.Allowances;
import io.shuke.shared.Allowances.Allowance;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.social.Encounters;
import io.shuke.social.ReadingListedWords;
import io.shuke.social.ReportSubject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The partner who sold it replies to a review once, beside the market, edits the reply, or takes it back. There is no reply
 * where the buyer is named and one of the two blocked the other; to a review without a name there is one all the same, or
 * the refusal would tell whose it is. With a word that is held the reply waits for staff, and the buyer hears of it once it
 * is shown.
 */
@Component
public class ReplyingAsPartner {
    static final int LONGEST_TEXT = 500;

    private static final int IN_TEN_MINUTES = 30;

    private final Encounters encounters;
    private final SalesOfPartners sales;
    private final ReadingListedWords listed;
    private final Allowances allowances;
    private final StoredReviews reviews;
    private final StoredPartnerReplies replies;
    private final ApplicationEventPublisher events;
    private final MarketClock clock;

    ReplyingAsPartner(
            Encounters encounters,
            SalesOfPartners sales,
            ReadingListedWords listed,
            Allowances allowances,
            StoredReviews reviews,
            StoredPartnerReplies replies,
            ApplicationEventPublisher events,
            MarketClock clock) {
        this.encounters = encounters;
        this.sales = sales;
        this.listed = listed;
        this.allowances = allowances;
        this.reviews = reviews;
        this.replies = replies;
        this.events = events;
        this.clock = clock;
    }

    /** What became of it. */
    public sealed interface Outcome {
        record Replied() implements Outcome {}

        /** Another version was written since: another tab, or another phone. */
        record EditedMeanwhile() implements Outcome {}

        /** The reply was taken down, or waits for staff. */
        record Closed() implements Outcome {}

        /** Or none of what this partner sold. */
        record NoSuchReview() implements Outcome {}
    }

    /** @param version of the reply that the partner saw; 0 where there was none */
    @Transactional
    public Outcome reply(UUID partnerId, UUID reviewId, int version, String written) {
        var text = Wording.words("text", written, LONGEST_TEXT);
        encounters.hold(partnerId);
        var review = reviews.lock(reviewId).orElse(null);
        if (review == null || review.hidden() || !mayReply(partnerId, review)) {
            return new Outcome.NoSuchReview();
        }
        var before = replies.ofReview(reviewId).orElse(null);
        if (before != null && before.hidden()) {
            return new Outcome.Closed();
        }
        if (version != (before == null ? 0 : before.version())) {
            return new Outcome.EditedMeanwhile();
        }
        allowances.useOrRefuse(
                new Allowance(
                        "partner-reply:person:" + partnerId, IN_TEN_MINUTES, Duration.ofMinutes(10), Duration.ZERO),
                clock.unmoved());
        var held = listed.heldIn(partnerId, "text", text);
        return before == null ? write(review, partnerId, text, held) : edit(before, version, text, held);
    }

    private boolean mayReply(UUID partnerId, StoredReviews.Row review) {
        return sales.sold(partnerId, review.id())
                && (review.anonymous() || encounters.canMeet(partnerId, review.authorId()));
    }

    private Outcome write(StoredReviews.Row review, UUID partnerId, String text, List<String> held) {
        var id = Ids.next();
        var now = clock.instant();
        if (!replies.insert(id, review.id(), partnerId, text, now)) {
            return new Outcome.EditedMeanwhile();
        }
        listed.hold(ReportSubject.REVIEW_REPLY, id, held);
        if (held.isEmpty()) {
            events.publishEvent(new ReviewReplied(id, review.id(), review.authorId(), partnerId, now));
        }
        return new Outcome.Replied();
    }

    private Outcome edit(StoredPartnerReplies.Row before, int version, String text, List<String> held) {
        if (!replies.edit(before.id(), version, text, clock.instant())) {
            return new Outcome.EditedMeanwhile();
        }
        listed.hold(ReportSubject.REVIEW_REPLY, before.id(), held);
        return new Outcome.Replied();
    }

    /** False where they have no reply there. */
    @Transactional
    public boolean takeBack(UUID partnerId, UUID reviewId) {
        encounters.hold(partnerId);
        return reviews.lock(reviewId).isPresent() && replies.remove(reviewId, partnerId);
    }
}
