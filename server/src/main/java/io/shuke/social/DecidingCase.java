package io.shuke.social;

import io.shuke.shared.Audit;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Secrets;
import io.shuke.social.ModerationCase.State;
import io.shuke.social.StoredCases.Subject;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Staff decide about what was reported, once, whoever else decides at that moment: let it stand, or take it down with a
 * reason that its author reads. An appeal against that is decided by somebody else, and nobody decides about themselves.
 * Restored, it is just where it was, and its strike is gone. Everything is audited, without
 * the words that it was about.
 */
@Component
public class DecidingCase {
    private final StoredCases stored;
    private final Reportables reportables;
    private final Cases cases;
    private final Hiding hiding;
    private final AnnouncingShown announcing;
    private final ApplicationEventPublisher events;
    private final Audit audit;
    private final Secrets secrets;
    private final MarketClock clock;

    DecidingCase(
            StoredCases stored,
            Reportables reportables,
            Cases cases,
            Hiding hiding,
            AnnouncingShown announcing,
            ApplicationEventPublisher events,
            Audit audit,
            Secrets secrets,
            MarketClock clock) {
        this.stored = stored;
        this.reportables = reportables;
        this.cases = cases;
        this.hiding = hiding;
        this.announcing = announcing;
        this.events = events;
        this.audit = audit;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** What became of the decision. */
    public sealed interface Outcome {
        record Decided(ModerationCase decided) implements Outcome {}

        record DecidedBefore(State state) implements Outcome {}

        /** It is this person's own, or they took it down. */
        record NeedsAnotherPerson() implements Outcome {}

        /** There is nothing of its author's own that could be taken down. */
        record NothingToHide() implements Outcome {}

        record Unknown() implements Outcome {}
    }

    /** It stands; what the word list held back is published now. */
    @Transactional
    public Outcome dismiss(UUID caseId, UUID staffId, @Nullable String words) {
        return decide(
                caseId,
                staffId,
                State.OPEN,
                State.DISMISSED,
                () -> stored.decide(caseId, State.DISMISSED, staffId, null, words, clock.instant()),
                subject -> {
                    if (hiding.show(subject)) {
                        announcing.announce(subject);
                    }
                },
                words);
    }

    @Transactional
    public Outcome takeDown(UUID caseId, UUID staffId, ReportReason reason, String words) {
        return decide(
                caseId,
                staffId,
                State.OPEN,
                State.TAKEN_DOWN,
                () -> stored.decide(caseId, State.TAKEN_DOWN, staffId, reason, words, clock.instant()),
                hiding::takeDown,
                words);
    }

    /** Takes down what nobody reported, in a case of its own. What is confidential is read by nobody who was not told of it. */
    @Transactional
    public Outcome takeDownUnreported(ReportSubject kind, UUID id, UUID staffId, ReportReason reason, String words) {
        var seen =
                kind.isConfidential() ? null : reportables.published(kind, id).orElse(null);
        if (seen == null) {
            return new Outcome.Unknown();
        }
        if (seen.authorId().equals(staffId)) {
            return new Outcome.NeedsAnotherPerson();
        }
        hiding.lock(kind, id, seen.authorId(), seen.postId());
        var published = reportables.published(kind, id).orElse(null);
        if (published == null) {
            return new Outcome.Unknown();
        }
        return !hiding.hasOwn(kind, id, null)
                ? new Outcome.NothingToHide()
                : takeDown(stored.open(kind, id, published, List.of(), clock.instant()), staffId, reason, words);
    }

    /** Grants an appeal. */
    @Transactional
    public Outcome restore(UUID caseId, UUID staffId, String words) {
        return decide(
                caseId,
                staffId,
                State.APPEALED,
                State.RESTORED,
                () -> stored.decideAppeal(caseId, State.RESTORED, staffId, words, clock.instant()),
                hiding::show,
                words);
    }

    /** Refuses an appeal. */
    @Transactional
    public Outcome uphold(UUID caseId, UUID staffId, String words) {
        return decide(
                caseId,
                staffId,
                State.APPEALED,
                State.UPHELD,
                () -> stored.decideAppeal(caseId, State.UPHELD, staffId, words, clock.instant()),
                subject -> {},
                words);
    }

    private Outcome decide(
            UUID caseId,
            UUID staffId,
            State from,
            State to,
            BooleanSupplier decision,
            Consumer<Subject> consequence,
            @Nullable String words) {
        var subject = stored.subjectOf(caseId).orElse(null);
        if (subject == null) {
            return new Outcome.Unknown();
        }
        hiding.lock(subject.kind(), subject.id(), subject.authorId(), subject.postId());
        if (to == State.TAKEN_DOWN && !hiding.hasOwn(subject.kind(), subject.id(), caseId)) {
            var state = stored.lockedState(caseId);
            return state == from ? new Outcome.NothingToHide() : new Outcome.DecidedBefore(state);
        }
        if (!decision.getAsBoolean()) {
            return refusal(caseId, from);
        }
        consequence.accept(subject);
        var decided = cases.find(caseId).orElseThrow();
        record(decided, staffId, from, to, words);
        if (to != State.DISMISSED) {
            events.publishEvent(new CaseDecided(caseId, subject.authorId(), to, clock.instant()));
        }
        return new Outcome.Decided(decided);
    }

    private Outcome refusal(UUID caseId, State from) {
        var state = cases.find(caseId).map(ModerationCase::state).orElse(null);
        if (state == null) {
            return new Outcome.Unknown();
        }
        return state == from ? new Outcome.NeedsAnotherPerson() : new Outcome.DecidedBefore(state);
    }

    /**
     * What was decided about, without its words: the trail is kept for ever, and they go with their author. Whoever has
     * them can still show, with the market's secret, that it was these.
     */
    private String digest(String text) {
        return HexFormat.of().formatHex(secrets.hash("moderated-text", text));
    }

    private void record(ModerationCase decided, UUID staffId, State from, State to, @Nullable String words) {
        var before = new HashMap<String, Object>(Map.of("state", from, "subject", decided.subject()));
        before.put("author", decided.author().code());
        before.put("textDigest", digest(decided.text()));
        var after = new HashMap<String, Object>(Map.of("state", to));
        if (decided.decision() != null && decided.decision().reason() != null) {
            after.put("reason", decided.decision().reason());
        }
        var act = switch (to) {
            case DISMISSED -> "dismiss";
            case TAKEN_DOWN -> "take-down";
            case RESTORED -> "restore";
            case UPHELD -> "uphold";
            case OPEN, APPEALED -> throw new IllegalStateException("nobody decides that it is " + to);
        };
        audit.record(staffId, "moderation-case." + act, "moderation-case:" + decided.id(), before, after, words);
    }
}
