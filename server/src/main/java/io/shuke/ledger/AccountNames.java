package io.shuke.ledger;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Names for the owners of accounts. Modules that know owners – people, suppliers, orders, providers – each provide one
 * for the kinds of account they know; an owner nobody knows stays without a name.
 */
public interface AccountNames {
    Set<AccountKind> kinds();

    /** Names of those of the owners who are known, in one statement at most. */
    Map<UUID, String> namesOf(Collection<UUID> ownerIds);
}
