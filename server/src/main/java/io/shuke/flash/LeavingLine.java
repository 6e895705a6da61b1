package io.shuke.flash;

import io.shuke.flash.StoredFlashOffers.Standing;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Somebody leaves the line, or gives up their turn; what was kept for them is for the next. */
@Component
public class LeavingLine {
    private final StoredFlashOffers offers;
    private final StoredPlaces places;
    private final Clock clock;

    LeavingLine(StoredFlashOffers offers, StoredPlaces places, Clock clock) {
        this.offers = offers;
        this.places = places;
        this.clock = clock;
    }

    /** Leaves; who does not wait changes nothing. */
    @Transactional
    public void leave(UUID offerId, UUID personId) {
        offers.lock(offerId).ifPresent(offer -> leave(offer, personId));
    }

    private void leave(Standing offer, UUID personId) {
        places.leave(offer.id(), personId, clock.instant()).ifPresent(place -> {
            var called = place.state() == FlashPlace.State.CALLED;
            offers.count(offer.id(), called ? -place.pieces() : 0, called ? 0 : -1, 0);
        });
    }

    /** Leaves every line, in one order of the offers. */
    @Transactional
    void leaveAll(UUID personId) {
        places.offersWaitedFor(personId).forEach(offer -> leave(offer, personId));
    }
}
