package io.shuke.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody signed in. Published inside the sign-in's transaction, so that what listeners do (merge the visitor's cart,
 * bind a new customer) commits with it or not at all.
 */
public record SignedIn(UUID personId, @Nullable UUID visitorId, boolean newPerson, Instant at) {}
