package io.shuke.supply;

import io.shuke.catalog.Vendors;
import io.shuke.ledger.AccountKind;
import io.shuke.ledger.AccountNames;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Names the suppliers that the market owes. */
@Component
class SuppliersOfAccounts implements AccountNames {
    private static final Set<AccountKind> KINDS = Set.of(
            AccountKind.SUPPLIER_PENDING,
            AccountKind.SUPPLIER_AVAILABLE,
            AccountKind.SUPPLIER_IN_PAYOUT,
            AccountKind.SUPPLIER_DEBT,
            AccountKind.COUPONS_FUNDED);

    private final Vendors vendors;

    SuppliersOfAccounts(Vendors vendors) {
        this.vendors = vendors;
    }

    @Override
    public Set<AccountKind> kinds() {
        return KINDS;
    }

    @Override
    public Map<UUID, String> namesOf(Collection<UUID> ownerIds) {
        return vendors.namesOf(ownerIds);
    }
}
