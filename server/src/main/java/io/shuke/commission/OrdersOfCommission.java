package io.shuke.commission;

import io.shuke.ledger.CauseNames;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Names what commission was earned by: the order and the product. */
@Component
class OrdersOfCommission implements CauseNames {
    private static final Set<String> KINDS = Set.of("accrual", "release", "reversal");

    private final Commissions commissions;

    OrdersOfCommission(Commissions commissions) {
        this.commissions = commissions;
    }

    @Override
    public Set<String> kinds() {
        return KINDS;
    }

    @Override
    public Map<UUID, String> namesOf(Collection<UUID> causeIds) {
        return commissions.titlesOf(causeIds);
    }
}
