package io.shuke.circle;

import io.shuke.circle.EventTold.What;
import io.shuke.shared.MarketClock;
import io.shuke.social.ReportSubject;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What keepers of a circle plan, as members report it. Taken down before it began, it takes no more guests, and those
 * who come are told as when it is called off; shown again before it began, they are told that it takes place, and come
 * still.
 */
@Component
class ReportingOfEvents extends ReportingInCircle {
    private final StoredEvents events;
    private final TellingGuests telling;
    private final MarketClock clock;

    ReportingOfEvents(StoredMembers members, StoredEvents events, TellingGuests telling, MarketClock clock) {
        super(members);
        this.events = events;
        this.telling = telling;
        this.clock = clock;
    }

    @Override
    public ReportSubject subject() {
        return ReportSubject.EVENT;
    }

    @Override
    List<Written> written(Collection<UUID> ids) {
        return events.written(ids);
    }

    @Override
    public void lock(UUID id) {
        events.lock(id);
    }

    @Override
    public void hide(UUID id) {
        turn(id, true, What.CANCELLED);
    }

    @Override
    public boolean show(UUID id) {
        return turn(id, false, What.BACK);
    }

    private boolean turn(UUID id, boolean hidden, What what) {
        if (!events.setHidden(id, hidden)) {
            return false;
        }
        events.find(id).filter(event -> event.isToCome(clock.instant())).ifPresent(event -> telling.tell(event, what));
        return true;
    }
}
