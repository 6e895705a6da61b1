package io.shuke.circle;

import io.shuke.shared.MarketClock;
import io.shuke.social.Encounters;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A member says that they come to an event of their circle, or that they don't; as many as there is room for, and no more. */
@Component
public class ComingToEvent {
    private final Encounters encounters;
    private final StoredMembers members;
    private final StoredEvents events;
    private final MarketClock clock;

    ComingToEvent(Encounters encounters, StoredMembers members, StoredEvents events, MarketClock clock) {
        this.encounters = encounters;
        this.members = members;
        this.events = events;
        this.clock = clock;
    }

    /** What became of the wish. */
    public enum Outcome {
        DONE,
        FULL,
        /** It has begun, or was called off. */
        OVER,
        NOT_THERE
    }

    /** Again changes nothing. Who is being taken out of the circle at this moment does not come. */
    @Transactional
    public Outcome come(UUID personId, UUID eventId) {
        encounters.hold(personId);
        var known = events.find(eventId, personId).orElse(null);
        if (known == null || !members.hold(known.circleId(), personId)) {
            return Outcome.NOT_THERE;
        }
        var event = events.lock(eventId, personId).orElseThrow();
        if (event.hidden()) {
            return Outcome.NOT_THERE;
        } else if (!event.isToCome(clock.instant())) {
            return Outcome.OVER;
        }
        return events.come(eventId, personId, clock.instant()) ? Outcome.DONE : Outcome.FULL;
    }

    /** Who doesn't come changes nothing. */
    @Transactional
    public Outcome stayAway(UUID personId, UUID eventId) {
        var event =
                events.lock(eventId, personId).filter(found -> !found.hidden()).orElse(null);
        if (event == null || !event.mine()) {
            return event == null
                            || !members.standingOf(event.circleId(), personId).isMember()
                    ? Outcome.NOT_THERE
                    : Outcome.DONE;
        } else if (!event.isToCome(clock.instant())) {
            return Outcome.OVER;
        }
        events.stayAway(eventId, personId);
        return Outcome.DONE;
    }

    /** Nothing says any more that the person came to anything. */
    @Transactional
    void forget(UUID personId) {
        for (var id : events.comingTo(personId, null, clock.instant())) {
            events.lock(id, personId).ifPresent(event -> events.stayAway(id, personId));
        }
    }

    /** Who leaves the circle, or is taken out of it, comes to none of its events any more. */
    @Transactional
    void stayAwayFromAll(UUID personId, UUID circleId) {
        for (var id : events.comingTo(personId, circleId, clock.instant())) {
            events.lock(id, personId).ifPresent(event -> events.stayAway(id, personId));
        }
    }
}
