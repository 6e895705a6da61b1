package io.shuke.identity;

import java.time.Instant;
import java.util.UUID;

/**
 * Who somebody is by law, masked, as staff see it.
 *
 * @param accounts how many accounts were verified with the same number, this one included
 * @param agreed whether the person still agrees; without that it doesn't count
 */
public record VerifiedIdentity(
        UUID personId, String nameMasked, String numberTail, Instant verifiedAt, int accounts, boolean agreed) {}
