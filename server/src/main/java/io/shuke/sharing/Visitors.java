package io.shuke.sharing;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells somebody who looks at a page from robots, previews, prefetchers and frames, by the request's headers. */
public final class Visitors {
    private static final Pattern ROBOT = Pattern.compile(
            "bot\\b|bot/|spider|crawl|slurp|preview|fetcher|facebookexternalhit|whatsapp/"
                    + "|curl/|wget/|python|java/|okhttp|go-http-client|axios|node-fetch|libwww|httpclient|scrapy|pingdom",
            Pattern.CASE_INSENSITIVE);

    private Visitors() {}

    /** Reads a header by its name; null where it is absent. */
    @FunctionalInterface
    public interface Headers {
        @Nullable
        String get(String name);
    }

    /** Whether a person may be in front of this request. */
    public static boolean isSomebodyLooking(Headers headers) {
        var agent = headers.get("User-Agent");
        return agent != null
                && !agent.isBlank()
                && !ROBOT.matcher(agent).find()
                && !isAhead(headers)
                && !isFramed(headers);
    }

    /** The browser loads it before anybody asked for it. */
    private static boolean isAhead(Headers headers) {
        return contains(headers.get("Sec-Purpose"), "prefetch")
                || contains(headers.get("Purpose"), "prefetch")
                || contains(headers.get("X-Moz"), "prefetch")
                || contains(headers.get("X-Purpose"), "preview");
    }

    private static boolean isFramed(Headers headers) {
        var destination = headers.get("Sec-Fetch-Dest");
        return contains(destination, "frame") || contains(destination, "embed") || contains(destination, "object");
    }

    private static boolean contains(@Nullable String value, String word) {
        return value != null && value.toLowerCase(Locale.ROOT).contains(word);
    }
}
