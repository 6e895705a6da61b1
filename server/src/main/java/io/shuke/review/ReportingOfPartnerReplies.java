package io.shuke.review;

import io.shuke.shared.MarketClock;
import io.shuke.social.ReportSubject;
import io.shuke.social.Reportable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Partners' replies as people report them; a reply is locked by its review, and hidden with it. */
@Component
class ReportingOfPartnerReplies implements Reportable {
    private final ReviewRows reviews;
    private final StoredReviews storedReviews;
    private final StoredPartnerReplies replies;
    private final ApplicationEventPublisher events;
    private final MarketClock clock;

    ReportingOfPartnerReplies(
            ReviewRows reviews,
            StoredReviews storedReviews,
            StoredPartnerReplies replies,
            ApplicationEventPublisher events,
            MarketClock clock) {
        this.reviews = reviews;
        this.storedReviews = storedReviews;
        this.replies = replies;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public ReportSubject subject() {
        return ReportSubject.REVIEW_REPLY;
    }

    @Override
    public Optional<Reported> find(UUID id) {
        return replies.find(id)
                .filter(reply -> !reply.hidden())
                .filter(reply -> reviewOf(reply).isPresent())
                .map(reply -> new Reported(id, reply.partnerId(), reply.text(), List.of()));
    }

    /** As far as others read it. */
    private Optional<ReviewRows.Row> reviewOf(StoredPartnerReplies.Row reply) {
        return reviews.find(reply.reviewId()).filter(review -> !review.hidden());
    }

    @Override
    public void lock(UUID id) {
        replies.find(id).ifPresent(reply -> storedReviews.lock(reply.reviewId()));
    }

    @Override
    public void hide(UUID id) {
        lock(id);
        replies.setHidden(id, true);
    }

    @Override
    public boolean show(UUID id) {
        lock(id);
        return replies.setHidden(id, false);
    }

    /** Whoever wrote the review hears of it now. */
    @Override
    public void announce(UUID id) {
        replies.find(id)
                .flatMap(reply -> reviewOf(reply)
                        .map(review -> new ReviewReplied(
                                id, review.id(), review.authorId(), reply.partnerId(), clock.instant())))
                .ifPresent(events::publishEvent);
    }

    @Override
    public Map<UUID, String> textsOf(Collection<UUID> ids) {
        return replies.these(ids).stream()
                .collect(Collectors.toMap(StoredPartnerReplies.Row::id, StoredPartnerReplies.Row::text));
    }
}
