package io.shuke.ordering;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.shuke.promotion.Newcomers;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Knows whether a buyer has ever paid for an order. Once true that stays true, so those found are remembered here, and
 * any process may remember it without telling another.
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
    public boolean isNewcomer(UUID personId) {
        return isFirst(personId);
    }

    @Override
    public boolean areNewcomers(Set<UUID> personIds) {
        return firstOf(personIds).containsAll(personIds);
    }

    /** Those of the buyers who have never paid for an order; one statement for those it does not remember. */
    Set<UUID> firstOf(Collection<UUID> buyerIds) {
        var first = new HashSet<UUID>(buyerIds);
        first.removeIf(buyer -> customers.getIfPresent(buyer) != null);
        if (!first.isEmpty()) {
            var paid = orders.paidOf(first);
            paid.forEach(buyer -> customers.put(buyer, true));
            first.removeAll(paid);
        }
        return first;
    }

    boolean isFirst(UUID buyerId) {
        return !firstOf(List.of(buyerId)).isEmpty();
    }
}
