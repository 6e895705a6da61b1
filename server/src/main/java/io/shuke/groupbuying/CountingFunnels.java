package io.shuke.groupbuying;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts how far people came in each campaign that is not long over, from what was noted of looks and shares and from the
 * seats themselves. Counting again gives the same figures, so that any process may. What was looked at is forgotten a while
 * after the campaign; the figures stay.
 */
@Component
public class CountingFunnels {
    private static final Duration COUNTED_AFTERWARDS = Duration.ofDays(2);
    private static final Duration KEPT_AFTERWARDS = Duration.ofDays(30);

    private final StoredFunnels funnels;
    private final Clock clock;

    CountingFunnels(StoredFunnels funnels, Clock clock) {
        this.funnels = funnels;
        this.clock = clock;
    }

    @Transactional
    public void count() {
        var now = clock.instant();
        funnels.count(now, now.minus(COUNTED_AFTERWARDS));
        funnels.forgetLooks(now.minus(KEPT_AFTERWARDS));
    }
}
