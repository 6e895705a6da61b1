package io.shuke.ordering;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The return window is over and nothing is open about these lines of an order: what waits because of them becomes
 * available. Each line settles once; all of an order's at once where nothing is open. Published inside the transaction.
 */
public record LinesSettled(UUID orderId, List<UUID> lineIds, Instant at) {
    public LinesSettled {
        lineIds = List.copyOf(lineIds);
    }
}
