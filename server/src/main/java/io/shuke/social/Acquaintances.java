package io.shuke.social;

import io.shuke.identity.People;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who is what to whom, and by which name and face, for modules that let people meet. */
@Component
public class Acquaintances {
    private final StoredProfiles profiles;
    private final StoredRelations relations;
    private final Presence presence;
    private final People people;

    Acquaintances(StoredProfiles profiles, StoredRelations relations, Presence presence, People people) {
        this.profiles = profiles;
        this.relations = relations;
        this.presence = presence;
        this.people = people;
    }

    /** Makes sure that whoever acts has a page, and keeps it until the transaction ends. */
    public void hold(UUID personId) {
        presence.hold(personId);
    }

    /** Whose page it is, whatever the two are to each other. */
    public Optional<UUID> idOf(String code) {
        return profiles.idOf(code);
    }

    /** Neither blocks the other until the transaction ends, nor leaves; false where one of them is gone. */
    public boolean keepAsTheyAre(UUID one, UUID other) {
        return profiles.shareBoth(one, other);
    }

    /** Whether one of them blocked the other. */
    public boolean blocked(UUID one, UUID other) {
        return !relations.canMeet(one, other);
    }

    /** Those of the others with whom one blocked the other. At most one statement. */
    public Set<UUID> blockedAmong(UUID personId, Collection<UUID> others) {
        return others.isEmpty() ? Set.of() : relations.apart(personId, others);
    }

    /** Whether the person wants to hear of somebody: neither blocked the other, and the person did not mute them. */
    public boolean wants(UUID personId, UUID other) {
        return relations.canMeet(personId, other) && !relations.muted(personId, other);
    }

    /** Those of the people who want to hear of somebody. One statement. */
    public Set<UUID> wanting(Collection<UUID> personIds, UUID other) {
        return personIds.isEmpty() ? Set.of() : relations.wanting(personIds, other);
    }

    public boolean follows(UUID follower, UUID followed) {
        return relations.follows(follower, followed);
    }

    /** Those of the given people whom the reader may meet. Two statements. */
    public Map<UUID, PersonRef> metBy(UUID readerId, Collection<UUID> personIds) {
        if (personIds.isEmpty()) {
            return Map.of();
        }
        var cards = people.cardsOf(personIds);
        var met = new HashMap<UUID, PersonRef>();
        profiles.refsOf(personIds, readerId).forEach((id, page) -> met.put(id, PersonRef.of(page, cards.get(id))));
        return met;
    }
}
