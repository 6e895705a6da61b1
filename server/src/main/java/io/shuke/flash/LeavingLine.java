package io.shuke.flash;

import io.shuke.flash.StoredFlashOffers.Standing;
import io.shuke.identity.Identities;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Somebody leaves the line, or gives up their turn, with any of their accounts; what was kept for them is for the next. */
@Component
public class LeavingLine {
    private final StoredFlashOffers offers;
    private final StoredPlaces places;
    private final Identities identities;
    private final Clock clock;

    LeavingLine(StoredFlashOffers offers, StoredPlaces places, Identities identities, Clock clock) {
        this.offers = offers;
        this.places = places;
        this.identities = identities;
        this.clock = clock;
    }

    /** Leaves; who does not wait changes nothing. */
    @Transactional
    public void leave(UUID offerId, UUID personId) {
        leave(offerId, identities.accountsOf(personId));
    }

    private void leave(UUID offerId, Set<UUID> accounts) {
        offers.lock(offerId).ifPresent(offer -> leave(offer, accounts));
    }

    private void leave(Standing offer, Set<UUID> accounts) {
        places.leave(offer.id(), accounts, clock.instant()).ifPresent(place -> {
            var called = place.state() == FlashPlace.State.CALLED;
            offers.count(offer.id(), called ? -place.pieces() : 0, called ? 0 : -1, 0);
        });
    }

    /** Leaves every line that this account is in, in one order of the offers. */
    @Transactional
    void leaveAll(UUID personId) {
        places.offersWaitedFor(personId).forEach(offer -> leave(offer, Set.of(personId)));
    }
}
