package io.shuke.social;

import io.shuke.shared.MarketClock;
import io.shuke.social.StoredCases.Subject;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells the other modules of what was held back and is published only now. Joins the transaction. */
@Component
class AnnouncingShown {
    private final StoredPosts posts;
    private final StoredComments comments;
    private final Reportables reportables;
    private final ApplicationEventPublisher events;
    private final MarketClock clock;

    AnnouncingShown(
            StoredPosts posts,
            StoredComments comments,
            Reportables reportables,
            ApplicationEventPublisher events,
            MarketClock clock) {
        this.posts = posts;
        this.comments = comments;
        this.reportables = reportables;
        this.events = events;
        this.clock = clock;
    }

    void announce(Subject subject) {
        switch (subject.kind()) {
            case POST ->
                events.publishEvent(new PostPublished(
                        subject.id(),
                        subject.authorId(),
                        List.copyOf(posts.mentionsOf(subject.id()).keySet()),
                        clock.instant()));
            case COMMENT -> comments.facts(subject.id(), clock.instant()).ifPresent(events::publishEvent);
            case PERSON -> {}
            case REVIEW, MESSAGE, CIRCLE, QUESTION, ANSWER, REVIEW_REPLY, NEED, POLL, EVENT, SHOP ->
                reportables.keptElsewhere(subject.kind()).ifPresent(other -> other.announce(subject.id()));
        }
    }
}
