package io.shuke.social;

import java.time.Instant;
import java.util.UUID;

/** Somebody began to follow somebody. Published inside the transaction, once. */
public record Followed(UUID followerId, UUID followedId, Instant at) {}
