package io.shuke.social;

import io.shuke.identity.People;
import io.shuke.shared.Audit;
import io.shuke.social.ModerationCase.Said;
import io.shuke.social.ModerationCase.State;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shows staff what was reported of words between few people, with what was said just before and just after, and nothing
 * else of it. It is shown while the case waits for a decision, not to whoever wrote it, and each time is audited.
 */
@Component
public class ReadingCase {
    private final StoredCases stored;
    private final Reportables reportables;
    private final StoredProfiles profiles;
    private final People people;
    private final Audit audit;

    ReadingCase(StoredCases stored, Reportables reportables, StoredProfiles profiles, People people, Audit audit) {
        this.stored = stored;
        this.reportables = reportables;
        this.profiles = profiles;
        this.people = people;
        this.audit = audit;
    }

    /** What became of it. */
    public sealed interface Outcome {
        record Shown(List<Said> said) implements Outcome {
            public Shown {
                said = List.copyOf(said);
            }
        }

        record DecidedBefore(State state) implements Outcome {}

        /** It is this person's own. */
        record NeedsAnotherPerson() implements Outcome {}

        record Unknown() implements Outcome {}
    }

    @Transactional
    public Outcome read(UUID caseId, UUID staffId) {
        var subject = stored.subjectOf(caseId).orElse(null);
        if (subject == null || !subject.kind().isConfidential()) {
            return new Outcome.Unknown();
        }
        var state = stored.lockedState(caseId);
        if (state != State.OPEN && state != State.APPEALED) {
            return new Outcome.DecidedBefore(state);
        }
        if (subject.authorId().equals(staffId)) {
            return new Outcome.NeedsAnotherPerson();
        }
        audit.record(
                staffId,
                "moderation-case.read",
                "moderation-case:" + caseId,
                null,
                Map.of("subject", subject.kind(), "state", state),
                null);
        return new Outcome.Shown(named(reportables.around(subject.kind(), subject.id())));
    }

    private List<Said> named(List<Reportable.Said> said) {
        var speakers = said.stream()
                .map(Reportable.Said::speakerId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var pages = profiles.refsOf(speakers);
        var cards = people.cardsOf(speakers);
        return said.stream()
                .map(one -> {
                    var page = one.speakerId() == null ? null : pages.get(one.speakerId());
                    return new Said(
                            page == null ? null : PersonRef.of(page, cards.get(one.speakerId())),
                            one.text(),
                            one.pictures(),
                            one.at(),
                            one.reported());
                })
                .toList();
    }
}
