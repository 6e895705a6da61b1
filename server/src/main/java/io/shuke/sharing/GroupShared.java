package io.shuke.sharing;

import java.time.Instant;
import java.util.UUID;

/** Somebody made a link to a group, or took the one again that they had. Published inside the transaction. */
public record GroupShared(UUID groupId, UUID personId, Instant at) {}
