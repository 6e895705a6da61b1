package io.shuke.circle;

import io.shuke.shared.MarketClock;
import java.time.Duration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells those who come to an event that it is tomorrow; each event once, unless it was moved since. */
@Component
public class RemindingOfEvents {
    private static final Duration AHEAD = Duration.ofDays(1);
    private static final int BATCH = 50;
    private static final int MOST_GUESTS = 500;

    private final StoredEvents events;
    private final ApplicationEventPublisher publisher;
    private final MarketClock clock;

    RemindingOfEvents(StoredEvents events, ApplicationEventPublisher publisher, MarketClock clock) {
        this.events = events;
        this.publisher = publisher;
        this.clock = clock;
    }

    @Transactional
    public void remind() {
        var now = clock.instant();
        for (var event : events.remind(now, now.plus(AHEAD), BATCH)) {
            var guests = events.guestsOf(event.id(), MOST_GUESTS);
            if (!guests.isEmpty()) {
                publisher.publishEvent(new EventTold(event.id(), event.circleId(), EventTold.What.SOON, guests, now));
            }
        }
    }
}
