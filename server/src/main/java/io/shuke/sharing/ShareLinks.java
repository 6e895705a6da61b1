package io.shuke.sharing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Finds share links by their codes, and says where they lie. */
@Component
public class ShareLinks {
    private static final Pattern CODE = Pattern.compile("[2-9A-HJ-NP-Za-km-z]{10,32}");
    private static final int MISSES_A_MINUTE = 30;

    private final StoredShareLinks links;
    private final String publicUrl;
    private final Cache<String, AtomicInteger> misses = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(1))
            .maximumSize(100_000)
            .build();

    ShareLinks(StoredShareLinks links, @Value("${shuke.public-url}") String publicUrl) {
        this.links = links;
        this.publicUrl = publicUrl.replaceAll("/+$", "");
    }

    /**
     * The link, or nothing where nobody made it. Somebody who tries code after code in vain is refused for a minute
     * ({@code too-many-requests}), even for codes that exist; each process counts for itself.
     *
     * @param client who asks, for example their network address
     */
    public Optional<ShareLink> find(String code, String client) {
        var missed = misses.getIfPresent(client);
        if (missed != null && missed.get() >= MISSES_A_MINUTE) {
            throw new ProblemException(ProblemKind.TOO_MANY_REQUESTS);
        }
        var found = CODE.matcher(code).matches() ? links.find(code) : Optional.<ShareLink>empty();
        if (found.isEmpty()) {
            misses.get(client, ignored -> new AtomicInteger()).incrementAndGet();
        }
        return found;
    }

    /** The whole address of a link: what a QR code carries and people send to each other. */
    public String urlOf(ShareLink link) {
        return publicUrl + "/s/" + link.code();
    }
}
