package io.shuke.sharing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.shuke.shared.Allowances;
import io.shuke.shared.Allowances.Allowance;
import io.shuke.shared.MarketClock;
import io.shuke.shared.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Finds share links by their codes, and says where they lie. */
@Component
public class ShareLinks {
    private static final Pattern CODE = Pattern.compile("[2-9A-HJ-NP-Za-km-z]{10,32}");

    /** The last of them closes the door. */
    private static final int MISSES_A_MINUTE = 30;

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final StoredShareLinks links;
    private final Allowances allowances;
    private final MarketClock clock;
    private final String publicUrl;

    /** Clients that guessed too often, and until when: looked up before anything else, so that a hit costs nothing. */
    private final Cache<String, Instant> refused =
            Caffeine.newBuilder().expireAfterWrite(WINDOW).maximumSize(100_000).build();

    ShareLinks(
            StoredShareLinks links,
            Allowances allowances,
            MarketClock clock,
            @Value("${shuke.public-url}") String publicUrl) {
        this.links = links;
        this.allowances = allowances;
        this.clock = clock;
        this.publicUrl = publicUrl.replaceAll("/+$", "");
    }

    /**
     * The link, or nothing where nobody made it. Misses are counted for all processes together; who tries code after
     * code in vain is refused for a minute ({@code too-many-requests}), even for codes that exist.
     *
     * @param client who asks, for example their network
     */
    public Optional<ShareLink> find(String code, String client) {
        var now = clock.unmoved();
        var until = refused.getIfPresent(client);
        if (until != null && until.isAfter(now)) {
            throw ProblemException.tooOften(Duration.between(now, until));
        }
        var found = CODE.matcher(code).matches() ? links.find(code) : Optional.<ShareLink>empty();
        if (found.isEmpty()) {
            countMiss(client, now);
        }
        return found;
    }

    private void countMiss(String client, Instant now) {
        var allowance = new Allowance("share-code-miss:network:" + client, MISSES_A_MINUTE - 1, WINDOW, Duration.ZERO);
        allowances.use(List.of(allowance), now).ifPresent(refusal -> refused.put(client, refusal.again()));
    }

    /** The whole address of a link: what a QR code carries and people send to each other. */
    public String urlOf(ShareLink link) {
        return publicUrl + "/s/" + link.code();
    }
}
