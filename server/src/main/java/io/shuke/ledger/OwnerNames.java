package io.shuke.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Asks whoever knows them for the names of account owners. */
@Component
public class OwnerNames {
    private final List<AccountNames> sources;

    OwnerNames(List<AccountNames> sources) {
        this.sources = List.copyOf(sources);
    }

    /** Names of those of the owners who are known to a source for this kind of account. */
    public Map<UUID, String> of(AccountKind kind, Collection<UUID> ownerIds) {
        var names = new HashMap<UUID, String>();
        if (!ownerIds.isEmpty()) {
            sources.stream()
                    .filter(source -> source.kinds().contains(kind))
                    .forEach(source -> names.putAll(source.namesOf(Set.copyOf(ownerIds))));
        }
        return names;
    }
}
