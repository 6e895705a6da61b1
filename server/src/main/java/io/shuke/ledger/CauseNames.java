package io.shuke.ledger;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Names for what moved money: the order behind an accrual, a payout's number. Modules that know causes each provide one
 * for the kinds they know; a cause nobody knows stays without a name.
 */
public interface CauseNames {
    /** Kinds of {@link Transfer.Cause}. */
    Set<String> kinds();

    /** Names of those of the causes that are known, in one statement at most. */
    Map<UUID, String> namesOf(Collection<UUID> causeIds);
}
