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
    private final StoredCases cases;
    private final StoredProfiles profiles;
    private final Reportables reportables;

    Hiding(StoredHiding stored, StoredCases cases, StoredProfiles profiles, Reportables reportables) {
        this.stored = stored;
        this.cases = cases;
        this.profiles = profiles;
        this.reportables = reportables;
    }

    /** In the order of every act: what it is about or stands under, its author's profile. The case comes after them. */
    void lock(ReportSubject kind, UUID id, UUID authorId, @Nullable UUID postId) {
        if (postId != null) {
            stored.lockPost(postId);
        }
        reportables.keptElsewhere(kind).ifPresent(other -> other.lock(id));
        profiles.lock(List.of(authorId));
    }

    void hide(Subject subject) {
        switch (subject.kind()) {
            case POST -> stored.hidePost(subject.id());
            case COMMENT -> stored.hideComment(subject.id());
            case PERSON ->
                stored.wordsOf(subject.id()).ifPresent(words -> {
                    stored.takeWords(subject.id());
                    cases.keepHidden(subject.caseId(), words);
                });
            case REVIEW, MESSAGE, CIRCLE, QUESTION, ANSWER, NEED, POLL, EVENT, SHOP ->
                elsewhere(subject).hide(subject.id());
        }
    }

    /** What a person said of themselves comes back unless they said something else since. False where nothing changed. */
    boolean show(Subject subject) {
        return switch (subject.kind()) {
            case POST -> stored.showPost(subject.id());
            case COMMENT -> stored.showComment(subject.id());
            case PERSON ->
                cases.hiddenOf(subject.caseId())
                        .filter(words -> stored.giveWords(subject.id(), words))
                        .isPresent();
            case REVIEW, MESSAGE, CIRCLE, QUESTION, ANSWER, NEED, POLL, EVENT, SHOP ->
                elsewhere(subject).show(subject.id());
        };
    }

    private Reportable elsewhere(Subject subject) {
        return reportables.keptElsewhere(subject.kind()).orElseThrow();
    }
}
