package io.shuke.expert;

import java.time.Instant;
import java.util.UUID;

/** Staff decided about what somebody says that they know. Published inside the transaction. */
public record ExpertiseDecided(UUID applicationId, UUID personId, Decision decision, Instant at) {
    /** What was decided. */
    public enum Decision {
        APPROVED,
        DECLINED,
        REVOKED
    }
}
