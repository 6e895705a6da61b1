package io.shuke.identity;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reads about people, for other modules. Each call is one statement. */
@Component
public class People {
    /** Cards of those of the given people who exist. */
    public Map<UUID, PersonCard> cardsOf(Collection<UUID> personIds) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** One of the person's own addresses; somebody else's is as absent as one that doesn't exist. */
    public Optional<Address> addressOf(UUID personId, UUID addressId) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Those of the given people who have granted the consent. */
    public Set<UUID> granting(ConsentKind kind, Collection<UUID> personIds) {
        throw new UnsupportedOperationException("not built yet");
    }
}
