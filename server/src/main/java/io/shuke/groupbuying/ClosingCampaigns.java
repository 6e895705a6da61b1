package io.shuke.groupbuying;

import io.shuke.inventory.Reserving;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends campaigns whose time is over, and frees the pieces that are left of them once their last group has ended. */
@Component
public class ClosingCampaigns {
    /** How many campaigns one transaction looks at. */
    static final int BATCH = 20;

    private final StoredCampaigns campaigns;
    private final Reserving reserving;
    private final Clock clock;

    ClosingCampaigns(StoredCampaigns campaigns, Reserving reserving, Clock clock) {
        this.campaigns = campaigns;
        this.reserving = reserving;
        this.clock = clock;
    }

    /**
     * Whoever opens a group holds its campaign, so that a campaign locked here has no group that the next statement can't
     * see.
     */
    @Transactional
    public void close() {
        var now = clock.instant();
        var over = campaigns.lockOver(now, BATCH);
        var released = over.isEmpty() ? over : campaigns.release(over, now);
        if (!released.isEmpty()) {
            reserving.giveBack(released);
        }
    }
}
