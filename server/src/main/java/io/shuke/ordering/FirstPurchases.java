package io.shuke.ordering;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.shuke.promotion.Newcomers;
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

    boolean isFirst(UUID buyerId) {
        if (customers.getIfPresent(buyerId) != null) {
            return false;
        }
        boolean paid = orders.anyPaidOf(buyerId);
        if (paid) {
            customers.put(buyerId, true);
        }
        return !paid;
    }
}
