package io.shuke.social;

import java.time.Instant;
import java.util.UUID;

/** Staff took something of the author's down, or decided about their appeal. Published inside the transaction. */
public record CaseDecided(UUID caseId, UUID authorId, ModerationCase.State state, Instant at) {}
