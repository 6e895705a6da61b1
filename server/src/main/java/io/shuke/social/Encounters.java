package io.shuke.social;

import io.shuke.identity.People;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** People for other modules that bring them together: who may meet whom, and how they are shown. */
@Component
public class Encounters {
    private final Presence presence;
    private final StoredProfiles profiles;
    private final StoredRelations relations;
    private final People people;

    Encounters(Presence presence, StoredProfiles profiles, StoredRelations relations, People people) {
        this.presence = presence;
        this.profiles = profiles;
        this.relations = relations;
        this.people = people;
    }

    /**
     * Makes sure that whoever acts has a page of their own, and that neither it nor the account goes away until the
     * transaction ends; who is leaving is refused ({@code sign-in-needed}).
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(UUID personId) {
        if (!holdsOpen(personId)) {
            throw new ProblemException(ProblemKind.SIGN_IN_NEEDED);
        }
    }

    /** The same for somebody else; false where they left. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean holdsOpen(UUID personId) {
        if (!people.holdOpen(personId)) {
            return false;
        }
        presence.hold(personId);
        return true;
    }

    /** Whether neither of the two blocked the other. */
    public boolean canMeet(UUID one, UUID other) {
        return one.equals(other) || relations.canMeet(one, other);
    }

    /**
     * Those of the people whom the reader does not meet, because one of the two blocked the other: at most one statement.
     * For lists of people of whom some may have no page.
     */
    public Set<UUID> apartFrom(@Nullable UUID readerId, Collection<UUID> personIds) {
        return readerId == null || personIds.isEmpty() ? Set.of() : relations.apart(readerId, personIds);
    }

    /** Whose page has this code, as far as the reader may meet them. */
    public Optional<UUID> idOf(String code, UUID readerId) {
        return Optional.ofNullable(
                profiles.idsOf(java.util.List.of(code), readerId).get(code));
    }

    /** Those of the people whom the reader may meet, as they are shown; two statements. */
    public Map<UUID, PersonRef> refsOf(Collection<UUID> personIds, @Nullable UUID readerId) {
        if (personIds.isEmpty()) {
            return Map.of();
        }
        var pages = profiles.refsOf(personIds, Sight.reader(readerId));
        var cards = people.cardsOf(pages.keySet());
        var refs = new HashMap<UUID, PersonRef>();
        pages.forEach((id, page) -> refs.put(id, PersonRef.of(page, cards.get(id))));
        return refs;
    }
}
