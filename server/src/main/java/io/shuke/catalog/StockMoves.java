package io.shuke.catalog;

import java.util.Collection;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLongArray;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Whoever keeps the stock says here which SKUs moved, so that pages of this process show it at once; other processes
 * look again by themselves within half a second.
 */
@Component
public class StockMoves {
    private static final int STRIPES = 4_096;

    private final AtomicLongArray moves = new AtomicLongArray(STRIPES);

    /** Counts when the caller's transaction commits. */
    public void moved(Collection<UUID> skuIds) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            count(skuIds);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                count(skuIds);
            }
        });
    }

    /** A number that changes when one of the SKUs moves. */
    long movesOf(Collection<UUID> skuIds) {
        var sum = 0L;
        for (var sku : skuIds) {
            sum += moves.get(stripe(sku));
        }
        return sum;
    }

    private void count(Collection<UUID> skuIds) {
        skuIds.forEach(sku -> moves.incrementAndGet(stripe(sku)));
    }

    private static int stripe(UUID sku) {
        return Math.floorMod(sku.hashCode(), STRIPES);
    }
}
