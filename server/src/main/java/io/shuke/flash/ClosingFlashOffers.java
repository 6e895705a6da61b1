package io.shuke.flash;

import io.shuke.inventory.Reserving;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends flash offers whose time is over: what is left of their pieces is in the stock again. What unpaid orders still hold
 * goes there with them.
 */
@Component
public class ClosingFlashOffers {
    private static final int BATCH = 20;

    private final StoredFlashOffers offers;
    private final Reserving reserving;
    private final Clock clock;

    ClosingFlashOffers(StoredFlashOffers offers, Reserving reserving, Clock clock) {
        this.offers = offers;
        this.reserving = reserving;
        this.clock = clock;
    }

    @Transactional
    public void close() {
        var ended = offers.endDue(clock.instant(), BATCH);
        if (!ended.isEmpty()) {
            reserving.giveBack(ended);
        }
    }
}
