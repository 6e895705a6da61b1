package io.shuke.circle;

import io.shuke.shared.MarketClock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells those who come to an event that it is tomorrow; each event once, unless it was moved since. */
@Component
public class RemindingOfEvents {
    private static final Duration AHEAD = Duration.ofDays(1);
    private static final int BATCH = 50;

    private final StoredEvents events;
    private final TellingGuests telling;
    private final MarketClock clock;

    RemindingOfEvents(StoredEvents events, TellingGuests telling, MarketClock clock) {
        this.events = events;
        this.telling = telling;
        this.clock = clock;
    }

    @Transactional
    public void remind() {
        var now = clock.instant();
        events.remind(now, now.plus(AHEAD), BATCH).forEach(event -> telling.tell(event, EventTold.What.SOON));
    }
}
