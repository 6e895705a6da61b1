package io.shuke.sharing;

import io.shuke.sharing.StoredTouches.NewTouch;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records a visit that came through a share link, once a visitor, link and hour, on the word of a token that the page
 * carried. A token counts once; a visit that is already counted for the hour spends its token too.
 */
@Component
public class RecordingTouch {
    private final TouchTokens tokens;
    private final StoredShareLinks links;
    private final StoredTouches touches;
    private final Clock clock;

    RecordingTouch(TouchTokens tokens, StoredShareLinks links, StoredTouches touches, Clock clock) {
        this.tokens = tokens;
        this.links = links;
        this.touches = touches;
        this.clock = clock;
    }

    /** Who visits: the browser, the person if signed in, and traces of device and network for later judgement. */
    public record Visit(UUID visitorId, @Nullable UUID personId, byte[] deviceHash, byte[] networkHash) {}

    /** What became of it. */
    public enum Outcome {
        RECORDED,
        RECORDED_THIS_HOUR_ALREADY,
        /** The token is not genuine, not this visitor's, too old, or was used. */
        REFUSED
    }

    @Transactional
    public Outcome record(String token, Visit visit) {
        var at = clock.instant();
        var claim = tokens.read(token, visit.visitorId(), at);
        var link = claim == null ? null : links.find(claim.linkCode()).orElse(null);
        if (claim == null || link == null) {
            return Outcome.REFUSED;
        }
        if (!touches.spend(claim.nonce(), claim.expires())) {
            return Outcome.REFUSED;
        }
        return touches.insert(NewTouch.of(visit, link, at)) ? Outcome.RECORDED : Outcome.RECORDED_THIS_HOUR_ALREADY;
    }
}
