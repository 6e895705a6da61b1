package io.shuke.supply;

import io.shuke.ledger.AccountKind;
import io.shuke.ledger.AccountNames;
import io.shuke.ordering.ReadingOrders;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Names the orders whose buyers' money is held, by their numbers. */
@Component
class OrdersOfAccounts implements AccountNames {
    private final ReadingOrders orders;

    OrdersOfAccounts(ReadingOrders orders) {
        this.orders = orders;
    }

    @Override
    public Set<AccountKind> kinds() {
        return Set.of(AccountKind.BUYER_HELD, AccountKind.COUPONS_FUNDED);
    }

    @Override
    public Map<UUID, String> namesOf(Collection<UUID> ownerIds) {
        return orders.numbersOf(ownerIds);
    }
}
