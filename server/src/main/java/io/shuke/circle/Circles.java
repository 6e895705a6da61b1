package io.shuke.circle;

import io.shuke.catalog.Picture;
import io.shuke.catalog.Pictures;
import io.shuke.shared.Cursor;
import io.shuke.shared.Page;
import io.shuke.social.Encounters;
import io.shuke.social.PersonRef;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Shows circles. One that is entered by invitation is found by its members and by who holds the code; one whose host
 * the reader can't meet, by its members alone. Who is in it is shown to its members.
 */
@Component
public class Circles {
    private static final int MOST_OF_PERSON = 200;
    private static final UUID NOBODY = new UUID(0, 0);

    private final CircleRows rows;
    private final Encounters encounters;
    private final Pictures pictures;

    Circles(CircleRows rows, Encounters encounters, Pictures pictures) {
        this.rows = rows;
        this.encounters = encounters;
        this.pictures = pictures;
    }

    /** Somebody in a list of a circle's people; words are there for who asks to be let in. */
    @Schema(name = "CirclePerson")
    public record PersonView(
            PersonRef person,
            Standing standing,
            @Nullable @Schema(example = "我常去露营") String words,
            Instant at) {}

    /** Which people of a circle. */
    public enum Which {
        MEMBERS,
        REQUESTS,
        REMOVED
    }

    /** Whether both are in one circle. */
    public boolean areTogether(UUID one, UUID other) {
        return rows.areTogether(one, other);
    }

    public Optional<CircleView> find(UUID id, @Nullable UUID readerId) {
        return rows.one(id, reader(readerId))
                .flatMap(row -> views(List.of(row), readerId).stream().findFirst());
    }

    /** The circle that the code invites to. */
    public Optional<CircleView> invited(String code, UUID readerId) {
        return rows.invited(code, readerId)
                .flatMap(row -> views(List.of(row), readerId).stream().findFirst());
    }

    public Page<CircleView> found(@Nullable UUID readerId, @Nullable String after, int limit) {
        var before = Cursor.idOrNull(after);
        var page = Page.of(
                rows.found(reader(readerId), before == null ? CircleRows.TOP : before, limit + 1),
                limit,
                row -> Cursor.of(row.id()));
        return new Page<>(views(page.items(), readerId), page.next());
    }

    /** All that the reader is in, asked for or asked to come into. */
    public List<CircleView> of(UUID readerId) {
        return views(rows.ofPerson(readerId, MOST_OF_PERSON), readerId);
    }

    /** For staff, who see whom they will. */
    public Page<CircleView> inState(CircleState state, @Nullable String after, int limit) {
        var before = Cursor.idOrNull(after);
        var page = Page.of(
                rows.inState(state, before == null ? CircleRows.TOP : before, limit + 1),
                limit,
                row -> Cursor.of(row.id()));
        return new Page<>(views(page.items(), null), page.next());
    }

    public Optional<CircleView> any(UUID id) {
        return rows.any(id).flatMap(row -> views(List.of(row), null).stream().findFirst());
    }

    public Standing standingOf(UUID id, @Nullable UUID readerId) {
        return rows.one(id, reader(readerId)).map(CircleRows.Row::standing).orElse(Standing.NONE);
    }

    /** Nothing where the reader is not in the circle, or does not keep it where that is asked for. */
    public Optional<Page<PersonView>> people(UUID id, UUID readerId, Which which, @Nullable String after, int limit) {
        var standing = standingOf(id, readerId);
        if (which == Which.MEMBERS ? !standing.isMember() : !standing.keeps()) {
            return Optional.empty();
        }
        var cursor = Cursor.decoded(after, 2);
        var found = switch (which) {
            case MEMBERS -> rows.members(id, cursor, limit + 1);
            case REQUESTS -> rows.requests(id, cursor, limit + 1);
            case REMOVED -> rows.removals(id, cursor, limit + 1);
        };
        var page = Page.of(found, limit, CircleRows.PersonRow::cursor);
        var refs = encounters.refsOf(
                page.items().stream().map(CircleRows.PersonRow::personId).toList(), readerId);
        return Optional.of(new Page<>(
                page.items().stream()
                        .filter(row -> refs.containsKey(row.personId()))
                        .map(row -> new PersonView(
                                Objects.requireNonNull(refs.get(row.personId())),
                                row.standing(),
                                row.words(),
                                row.at()))
                        .toList(),
                page.next()));
    }

    private static UUID reader(@Nullable UUID readerId) {
        return readerId == null ? NOBODY : readerId;
    }

    private List<CircleView> views(List<CircleRows.Row> found, @Nullable UUID readerId) {
        var hosts = encounters.refsOf(
                found.stream()
                        .map(CircleRows.Row::hostId)
                        .filter(Objects::nonNull)
                        .toList(),
                readerId);
        var covers = pictures.find(found.stream()
                .map(CircleRows.Row::coverId)
                .filter(Objects::nonNull)
                .toList());
        return found.stream()
                .filter(row -> row.standing().isMember() || row.hostId() == null || hosts.containsKey(row.hostId()))
                .map(row -> view(row, hosts, covers))
                .toList();
    }

    private static CircleView view(CircleRows.Row row, Map<UUID, PersonRef> hosts, Map<UUID, Picture> covers) {
        return new CircleView(
                row.id(),
                row.name(),
                row.words(),
                row.rules(),
                row.coverId() == null ? null : covers.get(row.coverId()),
                row.entry(),
                row.state(),
                row.members(),
                row.mostMembers(),
                row.version(),
                row.hostId() == null ? null : hosts.get(row.hostId()),
                row.standing(),
                row.requests(),
                row.reason(),
                row.takenDown());
    }
}
