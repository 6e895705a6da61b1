package io.shuke.ordering;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.shuke.ordering.Orders.Customer;
import io.shuke.promotion.Newcomers;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Knows whether a buyer has ever bought something. Once an order was sold that stays true, so those found are remembered here,
 * and any process may remember it without telling another; an order that gathers may end without a sale, and is asked about
 * again.
 */
@Component
class FirstPurchases implements Newcomers {
    private static final long REMEMBERED = 100_000;

    private final Orders orders;
    private final Cache<UUID, Boolean> customers =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    FirstPurchases(Orders orders) {
        this.orders = orders;
    }

    @Override
    public Set<UUID> newcomersAmong(Collection<UUID> personIds) {
        return firstOf(personIds);
    }

    /** Those of the buyers who have never bought anything; one statement for those it does not remember. */
    Set<UUID> firstOf(Collection<UUID> buyerIds) {
        var first = new HashSet<UUID>(buyerIds);
        first.removeIf(buyer -> customers.getIfPresent(buyer) != null);
        if (!first.isEmpty()) {
            var found = orders.customersAmong(first);
            found.stream().filter(Customer::forGood).forEach(customer -> customers.put(customer.id(), true));
            found.forEach(customer -> first.remove(customer.id()));
        }
        return first;
    }

    boolean isFirst(UUID buyerId) {
        return !firstOf(List.of(buyerId)).isEmpty();
    }
}
