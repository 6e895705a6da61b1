package io.shuke.flash;

import io.shuke.flash.StoredFlashOffers.Standing;
import io.shuke.flash.StoredPlaces.Called;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Calls those who wait, the first first, as pieces come free: what they get is kept for them for a while. Whoever does not
 * come in time makes way for the next. One who wants more than is free is called for what there is.
 */
@Component
public class CallingWaiters {
    /** How many are called in one transaction. */
    private static final int BATCH = 200;

    private final StoredFlashOffers offers;
    private final StoredPlaces places;
    private final FlashSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CallingWaiters(
            StoredFlashOffers offers,
            StoredPlaces places,
            FlashSettings settings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.offers = offers;
        this.places = places;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    /** Offers in which somebody may have to be called; only a list, nothing is locked. */
    @Transactional(readOnly = true)
    public List<UUID> due() {
        return offers.withLine(clock.instant());
    }

    /** Calls in one offer, unless somebody else decides about it now. */
    @Transactional
    public void call(UUID offerId) {
        var now = clock.instant();
        offers.tryLock(offerId).filter(offer -> offer.isOpen(now)).ifPresent(offer -> call(offer, now));
    }

    private void call(Standing offer, Instant now) {
        int lapsed = places.lapse(offer.id(), now);
        var called = new ArrayList<Called>();
        int free = offer.free() + lapsed;
        for (var next : places.firstWaiting(offer.id(), BATCH)) {
            if (free == 0) {
                break;
            }
            int pieces = Math.min(free, next.pieces());
            free -= pieces;
            called.add(new Called(next.number(), next.personId(), pieces));
        }
        int taken = called.stream().mapToInt(Called::pieces).sum();
        if (lapsed > 0 || taken > 0) {
            offers.count(offer.id(), taken - lapsed, -called.size(), 0);
        }
        if (!called.isEmpty()) {
            tell(offer, called, now);
        }
    }

    private void tell(Standing offer, List<Called> called, Instant now) {
        var turn = now.plus(settings.turn());
        var until = turn.isBefore(offer.endsAt()) ? turn : offer.endsAt();
        places.call(offer.id(), called, until);
        called.forEach(each -> events.publishEvent(
                new FlashTurn(offer.id(), each.number(), each.personId(), offer.title(), until, now)));
    }
}
