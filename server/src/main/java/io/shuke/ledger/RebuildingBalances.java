package io.shuke.ledger;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes all balances anew from the entries and the open holds, which are the truth. Nobody can post meanwhile. It gives
 * the numbers that were there, unless something damaged them; those it mends.
 */
@Component
public class RebuildingBalances {
    private final BalanceUpkeep upkeep;

    RebuildingBalances(BalanceUpkeep upkeep) {
        this.upkeep = upkeep;
    }

    /** Answers how many accounts had another number before. */
    @Transactional
    public long rebuild() {
        upkeep.stopPostings();
        var drifted = upkeep.drift();
        upkeep.rebuild();
        return drifted;
    }
}
