package io.shuke.expert;

import io.shuke.shared.Allowances;
import io.shuke.shared.Allowances.Allowance;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.social.Encounters;
import io.shuke.social.Words;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Somebody says that they know a field that is offered, and shows it: once for each field that stands, and with at most three
 * applications that wait. Ten a day. Joins the caller's transaction, which must be left on a refusal.
 */
@Component
public class ApplyingAsExpert {
    private static final int A_DAY = 10;

    /** So many fields stand beside a name. */
    private static final int MOST_FIELDS = 8;

    private static final int LONGEST_NUMBER = 60;
    private static final Pattern NUMBER = Pattern.compile("[\\p{L}\\p{N} ./()（）〔〕\\[\\]_-]*");

    private final Encounters encounters;
    private final Allowances allowances;
    private final StoredFields fields;
    private final StoredApplications applications;
    private final StoredEvidence evidence;
    private final MarketClock clock;

    ApplyingAsExpert(
            Encounters encounters,
            Allowances allowances,
            StoredFields fields,
            StoredApplications applications,
            StoredEvidence evidence,
            MarketClock clock) {
        this.encounters = encounters;
        this.allowances = allowances;
        this.fields = fields;
        this.applications = applications;
        this.evidence = evidence;
        this.clock = clock;
    }

    /** What became of it. */
    public sealed interface Outcome {
        record Applied(UUID applicationId) implements Outcome {}

        /** An application for the field waits, or it is verified. */
        record HadBefore() implements Outcome {}

        /** There is no such field, or it is retired. */
        record NotOffered() implements Outcome {}

        /** So many of theirs wait or are verified that no other one can be. */
        record Enough() implements Outcome {}

        /** So many wait that no other can. */
        record Full() implements Outcome {}
    }

    @Transactional
    public Outcome apply(UUID personId, ExpertDraft draft) {
        var words = words(draft.words());
        var certificate = certificate(draft.certificate());
        var pictures = draft.evidenceIds().stream().distinct().toList();
        if (pictures.size() > ExpertDraft.MOST_PICTURES) {
            throw wrong("evidenceIds", "field.too-many", ExpertDraft.MOST_PICTURES);
        }
        if (pictures.isEmpty() && certificate == null) {
            throw wrong("evidenceIds", "field.evidence");
        }
        encounters.hold(personId);
        allowances.useOrRefuse(
                new Allowance("expert:person:" + personId, A_DAY, Duration.ofDays(1), Duration.ZERO), clock.unmoved());
        if (!fields.isOffered(draft.field())) {
            return new Outcome.NotOffered();
        }
        applications.makeApplicant(personId);
        if (applications.stands(personId, draft.field())) {
            return new Outcome.HadBefore();
        }
        if (applications.countStanding(personId) >= MOST_FIELDS) {
            return new Outcome.Enough();
        }
        if (!applications.takePlace(personId)) {
            return new Outcome.Full();
        }
        var id = Ids.next();
        if (!applications.insert(id, personId, draft.field(), words, certificate, clock.instant())) {
            return new Outcome.HadBefore();
        }
        if (evidence.attach(personId, id, pictures) < pictures.size()) {
            throw wrong("evidenceIds", "field.invalid");
        }
        evidence.forgetLooseOf(personId);
        return new Outcome.Applied(id);
    }

    private static String words(String written) {
        var words = Words.tidied(written);
        var fault = words.codePointCount(0, words.length()) < ExpertDraft.FEWEST_LETTERS
                ? "field.length"
                : Words.fault(words, ExpertDraft.MOST_LETTERS);
        if (fault != null) {
            throw wrong("words", fault);
        }
        return words;
    }

    private static @Nullable String certificate(@Nullable String written) {
        var number = written == null ? "" : Words.tidied(written);
        if (number.isEmpty()) {
            return null;
        }
        if (number.codePointCount(0, number.length()) > LONGEST_NUMBER) {
            throw wrong("certificate", "field.length");
        }
        if (!NUMBER.matcher(number).matches()) {
            throw wrong("certificate", "field.certificate");
        }
        return number;
    }

    private static ProblemException wrong(String field, String key, Object... arguments) {
        return new ProblemException(ProblemKind.INVALID_REQUEST).field(field, key, arguments);
    }
}
