package io.shuke.circle;

import io.shuke.circle.EventTold.What;
import io.shuke.shared.Allowances;
import io.shuke.shared.Allowances.Allowance;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.social.Encounters;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who keeps a circle plans what it does together, changes it, and calls it off; whoever comes is told of another time or
 * place and of that. Ten plans a day. Refuses words that can't stand, times that have passed, and less room than there are
 * guests, as {@code invalid-request} with the field.
 */
@Component
public class PlanningEvent {
    private static final int LONGEST_TITLE = 40;
    private static final int LONGEST_WORDS = 1_000;
    private static final int LONGEST_PLACE = 100;
    private static final int LONGEST_REASON = 200;
    private static final int A_DAY = 10;
    private static final int MOST_GUESTS = 500;
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final Duration FARTHEST = Duration.ofDays(366);

    private final Encounters encounters;
    private final StoredMembers members;
    private final StoredEvents events;
    private final Allowances allowances;
    private final ApplicationEventPublisher publisher;
    private final MarketClock clock;

    PlanningEvent(
            Encounters encounters,
            StoredMembers members,
            StoredEvents events,
            Allowances allowances,
            ApplicationEventPublisher publisher,
            MarketClock clock) {
        this.encounters = encounters;
        this.members = members;
        this.events = events;
        this.allowances = allowances;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** What became of a wish to change an event or call it off. */
    public enum Outcome {
        DONE,
        /** It has begun, or was called off. */
        OVER,
        NOT_THERE
    }

    /** The new event's id; nothing where there is no such circle that the person keeps. */
    @Transactional
    public Optional<UUID> plan(UUID keeperId, UUID circleId, EventDraft draft) {
        var checked = checked(draft);
        encounters.hold(keeperId);
        if (!members.hold(circleId, keeperId)
                || !members.standingOf(circleId, keeperId).keeps()) {
            return Optional.empty();
        }
        allowances.useOrRefuse(
                new Allowance("event-day:circle:" + circleId, A_DAY, Duration.ofDays(1), Duration.ZERO),
                clock.unmoved());
        var id = Ids.next();
        events.insert(id, circleId, checked, keeperId, clock.instant());
        return Optional.of(id);
    }

    @Transactional
    public Outcome change(UUID keeperId, UUID eventId, EventDraft draft) {
        var checked = checked(draft);
        var before = events.lock(eventId, keeperId).orElse(null);
        if (before == null || !members.standingOf(before.circleId(), keeperId).keeps()) {
            return Outcome.NOT_THERE;
        } else if (!before.isComing(clock.instant())) {
            return Outcome.OVER;
        } else if (checked.room() < before.coming()) {
            throw CheckingCircle.wrong("room", "field.range");
        }
        var moved = !before.startsAt().equals(checked.startsAt()) || !Objects.equals(before.place(), checked.place());
        events.change(eventId, checked, moved);
        if (moved) {
            tell(before, What.MOVED);
        }
        return Outcome.DONE;
    }

    /** With the reason, which everybody in the circle sees. */
    @Transactional
    public Outcome cancel(UUID keeperId, UUID eventId, String reason) {
        var words = CheckingCircle.text("reason", reason, 1, LONGEST_REASON);
        var before = events.lock(eventId, keeperId).orElse(null);
        if (before == null || !members.standingOf(before.circleId(), keeperId).keeps()) {
            return Outcome.NOT_THERE;
        } else if (!before.isComing(clock.instant())) {
            return Outcome.OVER;
        }
        events.cancel(eventId, words, clock.instant());
        tell(before, What.CANCELLED);
        return Outcome.DONE;
    }

    private void tell(StoredEvents.Row event, What what) {
        var guests = events.guestsOf(event.id(), MOST_GUESTS);
        if (!guests.isEmpty()) {
            publisher.publishEvent(new EventTold(event.id(), event.circleId(), what, guests, clock.instant()));
        }
    }

    private EventDraft checked(EventDraft draft) {
        var now = clock.instant();
        var place = draft.place();
        var checked = new EventDraft(
                CheckingCircle.text("title", draft.title(), 1, LONGEST_TITLE),
                CheckingCircle.text("words", draft.words(), 1, LONGEST_WORDS),
                place == null || place.isBlank() ? null : CheckingCircle.text("place", place, 1, LONGEST_PLACE),
                draft.startsAt(),
                draft.endsAt(),
                draft.room());
        if (!draft.startsAt().isAfter(now) || draft.startsAt().isAfter(now.plus(FARTHEST))) {
            throw CheckingCircle.wrong("startsAt", "field.invalid");
        } else if (!draft.endsAt().isAfter(draft.startsAt())
                || draft.endsAt().isAfter(draft.startsAt().plus(LONGEST))) {
            throw CheckingCircle.wrong("endsAt", "field.invalid");
        }
        return checked;
    }
}
