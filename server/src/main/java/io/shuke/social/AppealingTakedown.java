package io.shuke.social;

import io.shuke.shared.MarketClock;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.social.ModerationCase.State;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whose thing was taken down says why it should stand, once. Somebody else's looks like none. */
@Component
public class AppealingTakedown {
    private final Presence presence;
    private final StoredCases stored;
    private final Cases cases;
    private final MarketClock clock;

    AppealingTakedown(Presence presence, StoredCases stored, Cases cases, MarketClock clock) {
        this.presence = presence;
        this.stored = stored;
        this.cases = cases;
        this.clock = clock;
    }

    /** What became of the appeal. */
    public sealed interface Outcome {
        record Appealed() implements Outcome {}

        /** It was appealed against before, or was not taken down. */
        record TooLate(State state) implements Outcome {}

        record Unknown() implements Outcome {}
    }

    @Transactional
    public Outcome appeal(UUID authorId, UUID caseId, String written) {
        var words = Words.tidied(written);
        var fault = words.isEmpty() ? "field.missing" : Words.fault(words, 1_000);
        if (fault != null && !fault.equals(Words.LINK)) {
            throw new ProblemException(ProblemKind.INVALID_REQUEST).field("words", fault);
        }
        presence.hold(authorId);
        if (stored.appeal(caseId, authorId, words, clock.instant())) {
            return new Outcome.Appealed();
        }
        return stored.subjectOf(caseId)
                .filter(subject -> subject.authorId().equals(authorId))
                .flatMap(subject -> cases.find(caseId))
                .<Outcome>map(found -> new Outcome.TooLate(found.state()))
                .orElseGet(Outcome.Unknown::new);
    }
}
