package io.shuke.identity;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a sign-in comes from.
 *
 * @param network the client's address, as far as trusted proxies told it
 * @param visitorId the browser, if it is known
 * @param earlierToken the session the browser had until now, which ends
 */
public record Origin(
        String network,
        @Nullable UUID visitorId,
        Locale locale,
        @Nullable String earlierToken) {}
