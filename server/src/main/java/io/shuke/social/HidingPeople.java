package io.shuke.social;

import io.shuke.catalog.Pictures;
import io.shuke.identity.People;
import io.shuke.identity.TakingAppearance;
import io.shuke.social.StoredCases.Published;
import io.shuke.social.StoredCases.Subject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * How somebody appears to others, as a thing that is reported, hidden and shown again: their name, their face, and what
 * they say of themselves. Joins the transaction.
 */
@Component
class HidingPeople {
    private final StoredHiding stored;
    private final StoredCases cases;
    private final TakingAppearance appearance;
    private final People people;
    private final Pictures pictures;
    private final JsonMapper json;

    HidingPeople(
            StoredHiding stored,
            StoredCases cases,
            TakingAppearance appearance,
            People people,
            Pictures pictures,
            JsonMapper json) {
        this.stored = stored;
        this.cases = cases;
        this.appearance = appearance;
        this.people = people;
        this.pictures = pictures;
        this.json = json;
    }

    /** The name, and below it what they say of themselves. */
    static String text(String nickname, @Nullable String words) {
        return words == null || words.isEmpty() ? nickname : nickname + "\n" + words;
    }

    Optional<Published> published(UUID personId) {
        return cases.published(ReportSubject.PERSON, personId).map(said -> {
            var card = people.cardsOf(List.of(personId)).get(personId);
            var face = card == null || card.avatarUrl() == null
                    ? List.of()
                    : pictures.at(card.avatarUrl()).stream().toList();
            return new Published(
                    personId,
                    null,
                    text(card == null ? "" : card.nickname(), said.text()),
                    json.writeValueAsString(face));
        });
    }

    void lock(UUID personId) {
        appearance.lock(personId);
    }

    /** Whether anything of it is the person's own, or was hidden with the case. */
    boolean hasOwn(UUID personId, @Nullable UUID caseId) {
        return appearance.hasOwn(personId)
                || stored.wordsOf(personId).isPresent()
                || (caseId != null && cases.hiddenOf(caseId).isPresent());
    }

    /** What they say of themselves alone. */
    void hideWords(Subject subject) {
        stored.wordsOf(subject.id()).ifPresent(words -> {
            stored.takeWords(subject.id());
            cases.keepHidden(subject.caseId(), words);
        });
    }

    /** All of it. */
    void hide(Subject subject) {
        hideWords(subject);
        appearance.take(subject.id()).ifPresent(taken -> cases.keepTaken(subject.caseId(), taken));
    }

    /** Each comes back unless they said or chose something else since. False where nothing changed. */
    boolean show(Subject subject) {
        var said = cases.hiddenOf(subject.caseId())
                .filter(words -> stored.giveWords(subject.id(), words))
                .isPresent();
        var chosen = cases.takenOf(subject.caseId())
                .filter(taken -> appearance.giveBack(subject.id(), taken))
                .isPresent();
        return said || chosen;
    }
}
