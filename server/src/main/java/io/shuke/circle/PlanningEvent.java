package io.shuke.circle;

import io.shuke.circle.EventTold.What;
import io.shuke.shared.Allowances;
import io.shuke.shared.Allowances.Allowance;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.social.Encounters;
import io.shuke.social.ReadingListedWords;
import io.shuke.social.ReportSubject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who keeps a circle plans what it does together, changes it, and calls it off; whoever comes is told of another time or
 * place and of that. Ten plans a day. Refuses words that can't stand, times that have passed, and less room than there are
 * guests, as {@code invalid-request} with the field. With a word that is held an event waits for staff; one that is hidden
 * stays as it is.
 */
@Component
public class PlanningEvent {
    private static final int LONGEST_TITLE = 40;
    private static final int LONGEST_WORDS = 1_000;
    private static final int LONGEST_PLACE = 100;
    private static final int LONGEST_REASON = 200;
    private static final int A_DAY = 10;
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final Duration FARTHEST = Duration.ofDays(366);

    private final Encounters encounters;
    private final StoredMembers members;
    private final StoredEvents events;
    private final ReadingListedWords listed;
    private final Allowances allowances;
    private final TellingGuests telling;
    private final MarketClock clock;

    PlanningEvent(
            Encounters encounters,
            StoredMembers members,
            StoredEvents events,
            ReadingListedWords listed,
            Allowances allowances,
            TellingGuests telling,
            MarketClock clock) {
        this.encounters = encounters;
        this.members = members;
        this.events = events;
        this.listed = listed;
        this.allowances = allowances;
        this.telling = telling;
        this.clock = clock;
    }

    /** What became of a wish to change an event or call it off. */
    public enum Outcome {
        DONE,
        /** It has begun, or was called off. */
        OVER,
        /** Staff took it down: what was decided about has to be what comes back. */
        TAKEN_DOWN,
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
        var held = heldIn(keeperId, checked);
        var id = Ids.next();
        events.insert(id, circleId, checked, keeperId, clock.instant());
        listed.hold(ReportSubject.EVENT, id, held);
        return Optional.of(id);
    }

    @Transactional
    public Outcome change(UUID keeperId, UUID eventId, EventDraft draft) {
        var checked = checked(draft);
        encounters.hold(keeperId);
        var before = lock(eventId, keeperId).orElse(null);
        if (before == null) {
            return Outcome.NOT_THERE;
        } else if (before.hidden()) {
            return Outcome.TAKEN_DOWN;
        } else if (!before.isToCome(clock.instant())) {
            return Outcome.OVER;
        } else if (checked.room() < before.coming()) {
            throw CheckingCircle.wrong("room", "field.range");
        }
        var held = heldIn(keeperId, checked);
        var moved = !before.startsAt().equals(checked.startsAt()) || !Objects.equals(before.place(), checked.place());
        events.change(eventId, checked, moved, keeperId);
        if (!held.isEmpty()) {
            listed.hold(ReportSubject.EVENT, eventId, held);
        } else if (moved) {
            telling.tell(before, What.MOVED);
        }
        return Outcome.DONE;
    }

    /** With the reason, which everybody in the circle sees. */
    @Transactional
    public Outcome cancel(UUID keeperId, UUID eventId, String reason) {
        var words = CheckingCircle.text("reason", reason, 1, LONGEST_REASON);
        encounters.hold(keeperId);
        var before = lock(eventId, keeperId).orElse(null);
        if (before == null) {
            return Outcome.NOT_THERE;
        } else if (before.hidden()) {
            return Outcome.TAKEN_DOWN;
        } else if (!before.isToCome(clock.instant())) {
            return Outcome.OVER;
        }
        events.cancel(eventId, words, clock.instant());
        telling.tell(before, What.CANCELLED);
        return Outcome.DONE;
    }

    /** An event that this keeper of its circle sees. */
    private Optional<StoredEvents.Row> lock(UUID eventId, UUID keeperId) {
        return events.lock(eventId, keeperId)
                .filter(event -> event.isSeen()
                        && members.standingOf(event.circleId(), keeperId).keeps());
    }

    private List<String> heldIn(UUID keeperId, EventDraft draft) {
        return listed.heldIn(
                keeperId,
                Map.of(
                        "title", draft.title(),
                        "words", draft.words(),
                        "place", Objects.requireNonNullElse(draft.place(), "")));
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
