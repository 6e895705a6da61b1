package io.shuke.social;

import io.shuke.social.StoredCases.Subject;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Hides what others could read, and shows it again as it was: its place in every list, its topics, what it counts. Each
 * changes nothing where it is so already, or where its author took it back. Joins the transaction.
 */
@Component
class Hiding {
    private final StoredHiding stored;
    private final HidingPeople people;
    private final StoredProfiles profiles;
    private final Reportables reportables;

    Hiding(StoredHiding stored, HidingPeople people, StoredProfiles profiles, Reportables reportables) {
        this.stored = stored;
        this.people = people;
        this.profiles = profiles;
        this.reportables = reportables;
    }

    /** In the order of every act: what it is about or stands under, its author's profile. The case comes after them. */
    void lock(ReportSubject kind, UUID id, UUID authorId, @Nullable UUID postId) {
        if (postId != null) {
            stored.lockPost(postId);
        }
        if (kind == ReportSubject.PERSON) {
            people.lock(id);
        }
        reportables.keptElsewhere(kind).ifPresent(other -> other.lock(id));
        profiles.lock(List.of(authorId));
    }

    void hide(Subject subject) {
        switch (subject.kind()) {
            case POST -> stored.hidePost(subject.id());
            case COMMENT -> stored.hideComment(subject.id());
            case PERSON -> people.hideWords(subject);
            case REVIEW, MESSAGE, CIRCLE, QUESTION, ANSWER, REVIEW_REPLY, NEED, POLL, EVENT, SHOP ->
                elsewhere(subject).hide(subject.id());
        }
    }

    /** All that it shows: of a person the name and the face as well, which wait for no decision. */
    void takeDown(Subject subject) {
        if (subject.kind() == ReportSubject.PERSON) {
            people.hide(subject);
        } else {
            hide(subject);
        }
    }

    /** Whether there is something to take down; of a person it may all be the market's own. The subject is locked. */
    boolean hasOwn(ReportSubject kind, UUID id, @Nullable UUID caseId) {
        return kind != ReportSubject.PERSON || people.hasOwn(id, caseId);
    }

    /** False where nothing changed. */
    boolean show(Subject subject) {
        return switch (subject.kind()) {
            case POST -> stored.showPost(subject.id());
            case COMMENT -> stored.showComment(subject.id());
            case PERSON -> people.show(subject);
            case REVIEW, MESSAGE, CIRCLE, QUESTION, ANSWER, REVIEW_REPLY, NEED, POLL, EVENT, SHOP ->
                elsewhere(subject).show(subject.id());
        };
    }

    private Reportable elsewhere(Subject subject) {
        return reportables.keptElsewhere(subject.kind()).orElseThrow();
    }
}
