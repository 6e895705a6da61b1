package io.shuke.flash;

import io.shuke.inventory.Reserving;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends flash offers whose time is over: what is left of their pieces is in the stock again, and nobody waits any more. What
 * unpaid orders still hold goes there with them.
 */
@Component
public class ClosingFlashOffers {
    private static final int BATCH = 20;

    private final StoredFlashOffers offers;
    private final PartingLine parting;
    private final Reserving reserving;
    private final Clock clock;

    ClosingFlashOffers(StoredFlashOffers offers, PartingLine parting, Reserving reserving, Clock clock) {
        this.offers = offers;
        this.parting = parting;
        this.reserving = reserving;
        this.clock = clock;
    }

    @Transactional
    public void close() {
        var now = clock.instant();
        var ended = offers.endDue(now, BATCH);
        if (!ended.isEmpty()) {
            parting.part(ended, now);
            reserving.giveBack(ended);
        }
    }
}
