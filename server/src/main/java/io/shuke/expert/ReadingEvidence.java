package io.shuke.expert;

import io.shuke.catalog.Picture;
import io.shuke.shared.Audit;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shows staff what somebody applied with, while it waits or is verified, and not to whoever it is about. Each time is
 * audited, and each picture that is opened is, too.
 */
@Component
public class ReadingEvidence {
    private final StoredApplications applications;
    private final StoredEvidence evidence;
    private final ApplicationRows rows;
    private final Audit audit;

    ReadingEvidence(StoredApplications applications, StoredEvidence evidence, ApplicationRows rows, Audit audit) {
        this.applications = applications;
        this.evidence = evidence;
        this.rows = rows;
        this.audit = audit;
    }

    /** What an applicant wrote and showed. */
    @Schema(name = "ExpertEvidence")
    public record Read(
            @Schema(example = "做了十二年的高级评茶员，每年春天都去武夷山收茶。") String words,
            @Nullable @Schema(example = "评茶 2014-0872") String certificate,
            List<Picture> pictures) {
        public Read {
            pictures = List.copyOf(pictures);
        }
    }

    /** What became of it. */
    public sealed interface Outcome {
        record Shown(Read read) implements Outcome {}

        /** It ended, and what was shown for it is gone. */
        record NotInState(ExpertState state) implements Outcome {}

        /** It is this person's own. */
        record NeedsAnotherPerson() implements Outcome {}

        record Unknown() implements Outcome {}
    }

    @Transactional
    public Outcome read(UUID staffId, UUID applicationId) {
        var application = applications.share(applicationId).orElse(null);
        if (application == null) {
            return new Outcome.Unknown();
        }
        if (application.personId().equals(staffId)) {
            return new Outcome.NeedsAnotherPerson();
        }
        if (!application.state().stands()) {
            return new Outcome.NotInState(application.state());
        }
        record(staffId, applicationId, Map.of("field", application.field(), "state", application.state()));
        return new Outcome.Shown(rows.read(applicationId));
    }

    /** A picture as WebP; one's own, and one of no application, is as absent as none. */
    @Transactional
    public Optional<byte[]> picture(UUID staffId, UUID evidenceId) {
        var shown = evidence.shown(evidenceId)
                .filter(found -> !found.personId().equals(staffId))
                .orElse(null);
        if (shown == null) {
            return Optional.empty();
        }
        record(staffId, shown.applicationId(), Map.of("picture", evidenceId));
        return Optional.of(shown.content());
    }

    private void record(UUID staffId, UUID applicationId, Map<String, Object> what) {
        audit.record(staffId, "expert-application.read", "expert-application:" + applicationId, null, what, null);
    }
}
