package io.shuke.circle;

import io.shuke.circle.EventTold.What;
import io.shuke.shared.MarketClock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells all who come to an event, if anybody does, what they have to know of it. Joins the transaction. */
@Component
class TellingGuests {
    private static final int MOST_GUESTS = 500;

    private final StoredEvents events;
    private final ApplicationEventPublisher publisher;
    private final MarketClock clock;

    TellingGuests(StoredEvents events, ApplicationEventPublisher publisher, MarketClock clock) {
        this.events = events;
        this.publisher = publisher;
        this.clock = clock;
    }

    void tell(StoredEvents.Row event, What what) {
        var guests = events.guestsOf(event.id(), MOST_GUESTS);
        if (!guests.isEmpty()) {
            publisher.publishEvent(new EventTold(event.id(), event.circleId(), what, guests, clock.instant()));
        }
    }
}
