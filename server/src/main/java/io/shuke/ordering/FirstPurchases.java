package io.shuke.ordering;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Knows whether a buyer has ever paid for an order. Once true that stays true, so those found are remembered here, and
 * any process may remember it without telling another.
 */
@Component
class FirstPurchases {
    private static final long REMEMBERED = 100_000;

    private final Orders orders;
    private final Cache<UUID, Boolean> customers =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    FirstPurchases(Orders orders) {
        this.orders = orders;
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
