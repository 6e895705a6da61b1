package io.shuke.social;

import io.shuke.identity.People;
import io.shuke.shared.Cursor;
import io.shuke.shared.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists of people: followers, followed, and those whom somebody blocked. The latest first. */
@Component
public class PeopleLists {
    private final Profiles profiles;
    private final Relations relations;
    private final People people;

    PeopleLists(Profiles profiles, Relations relations, People people) {
        this.profiles = profiles;
        this.relations = relations;
        this.people = people;
    }

    /** Somebody in a list; the reader's relation is there for who is signed in and somebody else. */
    @Schema(name = "PersonRow")
    public record PersonRow(
            PersonRef person,
            @Nullable String words,
            @Nullable Relation relation) {}

    public Optional<Page<PersonRow>> followers(
            String code, @Nullable UUID readerId, @Nullable String after, int limit) {
        return profiles.idOf(code, readerId).map(id -> page(Relations.Kind.FOLLOWERS, id, readerId, after, limit));
    }

    public Optional<Page<PersonRow>> following(
            String code, @Nullable UUID readerId, @Nullable String after, int limit) {
        return profiles.idOf(code, readerId).map(id -> page(Relations.Kind.FOLLOWING, id, readerId, after, limit));
    }

    public Page<PersonRow> blockedBy(UUID personId, @Nullable String after, int limit) {
        return page(Relations.Kind.BLOCKED, personId, personId, after, limit);
    }

    private Page<PersonRow> page(
            Relations.Kind kind, UUID ownerId, @Nullable UUID readerId, @Nullable String after, int limit) {
        var rows = relations.list(kind, ownerId, readerId, Cursor.decoded(after, 2), limit);
        var cards = people.cardsOf(rows.stream().map(Relations.Row::personId).toList());
        return Page.of(rows, limit, Relations.Row::cursor)
                .map(row -> new PersonRow(
                        PersonRef.of(row.person(), cards.get(row.personId())),
                        row.words(),
                        readerId == null || readerId.equals(row.personId())
                                ? null
                                : Relation.of(row.following(), row.followsMe(), false)));
    }
}
