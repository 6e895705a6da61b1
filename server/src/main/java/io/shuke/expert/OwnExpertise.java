package io.shuke.expert;

import io.shuke.catalog.Picture;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What somebody applied for, as they see it. Two statements. */
@Component
public class OwnExpertise {
    private final ApplicationRows rows;
    private final StoredEvidence evidence;

    OwnExpertise(ApplicationRows rows, StoredEvidence evidence) {
        this.rows = rows;
        this.evidence = evidence;
    }

    /** An application of one's own: what was shown for it is there while it waits or is verified. */
    @Schema(name = "OwnExpertApplication")
    public record Application(
            UUID id,
            @Schema(example = "TEA") String field,
            ExpertState state,
            int version,

            @Nullable @Schema(example = "做了十二年的高级评茶员，每年春天都去武夷山收茶。")
            String words,

            @Nullable @Schema(example = "评茶 2014-0872") String certificate,
            List<Picture> pictures,
            Instant askedAt,
            @Nullable Instant decidedAt,
            @Nullable @Schema(example = "证书照片看不清编号。") String reason) {
        public Application {
            pictures = List.copyOf(pictures);
        }
    }

    /** The latest application for each field. */
    public List<Application> of(UUID personId) {
        return rows.latestOf(personId);
    }

    /** A picture of one's own as WebP. */
    public Optional<byte[]> picture(UUID personId, UUID evidenceId) {
        return evidence.own(personId, evidenceId);
    }
}
