package io.shuke.social;

import io.shuke.groupbuying.ReadersOfGroups;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells group buying whose face a reader is not to see. */
@Component
record BlocksInGroups(Encounters encounters) implements ReadersOfGroups {
    @Override
    public Set<UUID> apartFrom(@Nullable UUID readerId, Collection<UUID> personIds) {
        return encounters.apartFrom(readerId, personIds);
    }
}
