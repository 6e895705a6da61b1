package io.shuke.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How somebody's identity stands, as they see it themselves.
 *
 * @param available whether this market has anybody who could check it
 * @param agreed whether the person agrees to it now; without that a verified identity doesn't count
 * @param nameMasked {@code 张**}, or null where nothing is verified
 * @param numberTail the last four digits of the number
 */
public record IdentityCheck(
        boolean verified,
        boolean available,
        boolean agreed,
        @Nullable String nameMasked,
        @Nullable String numberTail,
        @Nullable Instant verifiedAt) {}
