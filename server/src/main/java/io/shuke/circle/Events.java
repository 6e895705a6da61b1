package io.shuke.circle;

import io.shuke.identity.People;
import io.shuke.identity.PersonCard;
import io.shuke.shared.MarketClock;
import io.shuke.social.Encounters;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows members the events of their circle, and who comes. */
@Component
public class Events {
    private static final int MOST = 30;
    private static final int FACES = 50;

    private final Circles circles;
    private final StoredEvents events;
    private final Encounters encounters;
    private final People people;
    private final MarketClock clock;

    Events(Circles circles, StoredEvents events, Encounters encounters, People people, MarketClock clock) {
        this.circles = circles;
        this.events = events;
        this.encounters = encounters;
        this.people = people;
        this.clock = clock;
    }

    /** Where an event stands. */
    @Schema(name = "CircleEventState")
    public enum State {
        COMING,
        RUNNING,
        OVER,
        CANCELLED
    }

    /**
     * An event of a circle.
     *
     * @param place where it is; null for online
     * @param hidden whether staff took it down or have to look at it first; then its planner alone sees it
     * @param own whether the reader planned it
     * @param mine whether the reader comes
     */
    @Schema(name = "CircleEvent")
    public record EventView(
            UUID id,
            UUID circleId,
            @Schema(example = "周六一起做面包") String title,
            @Schema(example = "带一只碗来。") String words,
            @Nullable @Schema(example = "杭州西湖区文三路 9 号") String place,
            Instant startsAt,
            Instant endsAt,
            @Schema(example = "12") int room,
            @Schema(example = "5") int coming,
            State state,
            @Nullable @Schema(example = "null") String cancelReason,
            boolean hidden,
            boolean own,
            boolean mine) {}

    /** An event with the faces of those who come and whom the reader meets, the first first. */
    @Schema(name = "CircleEventPage")
    public record EventPage(EventView event, List<Face> guests, boolean keeps) {}

    /** Somebody who comes. */
    @Schema(name = "CircleEventGuest")
    public record Face(
            @Schema(example = "林晓雨") String nickname,
            @Nullable String avatarUrl) {}

    /** Those to come, and the latest that are over; nothing where the reader is not in the circle. */
    public Optional<List<EventView>> ofCircle(UUID circleId, UUID readerId) {
        if (!circles.standingOf(circleId, readerId).isMember()) {
            return Optional.empty();
        }
        var now = clock.instant();
        return Optional.of(events.ofCircle(circleId, readerId, now, MOST).stream()
                .map(row -> view(row, now))
                .toList());
    }

    /** Nothing where there is none in a circle that the reader is in. */
    public Optional<EventPage> page(UUID eventId, UUID readerId) {
        return events.find(eventId, readerId).filter(StoredEvents.Row::isSeen).flatMap(row -> {
            var standing = circles.standingOf(row.circleId(), readerId);
            return standing.isMember() ? Optional.of(page(row, readerId, standing.keeps())) : Optional.empty();
        });
    }

    private EventPage page(StoredEvents.Row row, UUID readerId, boolean keeps) {
        var guests = events.guestsOf(row.id(), FACES);
        var apart = encounters.apartFrom(readerId, guests);
        var cards = people.cardsOf(guests);
        return new EventPage(
                view(row, clock.instant()),
                guests.stream()
                        .filter(guest -> !apart.contains(guest))
                        .map(cards::get)
                        .filter(Objects::nonNull)
                        .map(Events::face)
                        .toList(),
                keeps);
    }

    private static Face face(PersonCard card) {
        return new Face(card.nickname(), card.avatarUrl());
    }

    private static EventView view(StoredEvents.Row row, Instant now) {
        return new EventView(
                row.id(),
                row.circleId(),
                row.title(),
                row.words(),
                row.place(),
                row.startsAt(),
                row.endsAt(),
                row.room(),
                row.coming(),
                stateOf(row, now),
                row.cancelReason(),
                row.hidden(),
                row.own(),
                row.mine());
    }

    private static State stateOf(StoredEvents.Row row, Instant now) {
        if (row.cancelledAt() != null) {
            return State.CANCELLED;
        } else if (row.startsAt().isAfter(now)) {
            return State.COMING;
        }
        return row.endsAt().isAfter(now) ? State.RUNNING : State.OVER;
    }
}
