package io.shuke.social;

import io.shuke.shared.MarketClock;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Strikes: each thing of somebody's that was taken down and not restored, for half a year. The third within that time
 * pauses their posting for a week from its day, and each further one for thirty days. Nothing of it is stored: it follows
 * from the decisions that stand, so a restored one takes its strike, and the pause that came of it, along.
 */
@Component
public class Strikes {
    static final int MOST = 3;
    static final Duration COUNTED = Duration.ofDays(180);
    static final Duration FIRST_PAUSE = Duration.ofDays(7);
    static final Duration NEXT_PAUSE = Duration.ofDays(30);

    private final CaseRows cases;
    private final MarketClock clock;

    Strikes(CaseRows cases, MarketClock clock) {
        this.cases = cases;
        this.clock = clock;
    }

    /** How many strikes count today, and until when the person can't post, where they can't. */
    @Schema(name = "PostingStanding")
    public record Standing(int strikes, @Nullable Instant pausedUntil) {}

    public Standing of(UUID personId) {
        return standing(personId);
    }

    /** Refuses what somebody wants others to read while they are paused ({@code posting-paused}). */
    void refusePaused(UUID personId) {
        var until = standing(personId).pausedUntil();
        if (until != null) {
            throw new ProblemException(ProblemKind.POSTING_PAUSED)
                    .with(LocalDate.ofInstant(until, MarketClock.ZONE).toString())
                    .extension("until", until.toString());
        }
    }

    private Standing standing(UUID personId) {
        var now = clock.instant();
        var found = cases.standingOf(personId, now);
        var until = found.pausedUntil();
        return new Standing(found.strikes(), until == null || !until.isAfter(now) ? null : until);
    }
}
