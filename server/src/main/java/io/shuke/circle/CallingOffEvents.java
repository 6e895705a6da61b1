package io.shuke.circle;

import io.shuke.circle.EventTold.What;
import io.shuke.shared.MarketClock;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Calls off what can't take place any more: the circle is closed, or who planned it left the market. Whoever wanted to come
 * is told. Joins the transaction.
 */
@Component
class CallingOffEvents {
    private static final int MOST_GUESTS = 500;

    private final StoredEvents events;
    private final ApplicationEventPublisher publisher;
    private final MarketClock clock;

    CallingOffEvents(StoredEvents events, ApplicationEventPublisher publisher, MarketClock clock) {
        this.events = events;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Nobody is in the circle any more, so nobody comes to them while they are called off. */
    void ofCircle(UUID circleId) {
        tell(events.cancelComingOf(circleId, clock.instant()));
    }

    /** What the person planned, and its words go with them. */
    void plannedBy(UUID personId) {
        tell(events.cancelComingBy(personId, clock.instant()));
        events.forgetPlanner(personId);
    }

    private void tell(List<StoredEvents.Row> cancelled) {
        for (var event : cancelled) {
            var guests = events.guestsOf(event.id(), MOST_GUESTS);
            if (!guests.isEmpty()) {
                publisher.publishEvent(
                        new EventTold(event.id(), event.circleId(), What.CANCELLED, guests, clock.instant()));
            }
        }
    }
}
