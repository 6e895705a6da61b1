package io.shuke.circle;

import io.shuke.circle.EventTold.What;
import io.shuke.shared.MarketClock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Calls off what can't take place any more: the circle is closed, or who planned it left the market. Whoever wanted to come
 * is told. Joins the transaction.
 */
@Component
class CallingOffEvents {
    private final StoredEvents events;
    private final TellingGuests telling;
    private final MarketClock clock;

    CallingOffEvents(StoredEvents events, TellingGuests telling, MarketClock clock) {
        this.events = events;
        this.telling = telling;
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

    /** Of what is hidden they were told when it was. */
    private void tell(List<StoredEvents.Row> cancelled) {
        cancelled.stream().filter(event -> !event.hidden()).forEach(event -> telling.tell(event, What.CANCELLED));
    }
}
