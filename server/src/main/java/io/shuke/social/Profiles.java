package io.shuke.social;

import io.shuke.identity.People;
import io.shuke.sharing.SharedShops;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows people to each other. Whoever is blocked by the reader, or blocked them, is as absent as nobody. */
@Component
public class Profiles {
    private final StoredProfiles profiles;
    private final Relations relations;
    private final StoredRelations storedRelations;
    private final People people;
    private final SharedShops shops;
    private final Presence presence;

    Profiles(
            StoredProfiles profiles,
            Relations relations,
            StoredRelations storedRelations,
            People people,
            SharedShops shops,
            Presence presence) {
        this.profiles = profiles;
        this.relations = relations;
        this.storedRelations = storedRelations;
        this.people = people;
        this.shops = shops;
        this.presence = presence;
    }

    /** A person's public page. The relation is there for another person who is signed in. */
    @Schema(name = "PersonPage")
    public record PersonPage(
            PersonRef person,
            @Nullable String words,
            List<String> interests,
            int followers,
            int following,
            int posts,
            @Nullable String shopHandle,
            boolean mine,
            @Nullable Relation relation) {}

    /** A person's own profile, with the switches of their feed. */
    @Schema(name = "OwnProfile")
    public record OwnProfile(PersonPage page, boolean chronologicalOnly, boolean notPersonalised) {}

    /** Whose page it is, as far as the reader may meet them. */
    public Optional<UUID> idOf(String code, @Nullable UUID readerId) {
        return profiles.idOf(code).filter(id -> readerId == null || storedRelations.canMeet(id, readerId));
    }

    public Optional<PersonPage> page(String code, @Nullable UUID readerId) {
        return idOf(code, readerId).flatMap(profiles::find).map(row -> page(row, readerId));
    }

    /** The person's own; one that is not there yet is made. */
    @Transactional
    public OwnProfile own(UUID personId) {
        presence.hold(personId);
        var row = profiles.find(personId).orElseThrow();
        return new OwnProfile(page(row, personId), row.chronologicalOnly(), row.notPersonalised());
    }

    private PersonPage page(StoredProfiles.Row row, @Nullable UUID readerId) {
        var id = row.personId();
        var mine = id.equals(readerId);
        return new PersonPage(
                PersonRef.of(row.ref(), people.cardsOf(List.of(id)).get(id)),
                row.words(),
                row.interests(),
                row.followers(),
                row.following(),
                row.posts(),
                shops.ofOwner(id)
                        .filter(SharedShops.SharedShop::open)
                        .map(SharedShops.SharedShop::handle)
                        .orElse(null),
                mine,
                readerId == null || mine ? null : relations.of(readerId, id));
    }
}
