package io.shuke.ordering;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** All that is to come of these lines is with the buyer; their return window starts, and ends at the moment told. */
public record LinesReceived(UUID orderId, List<UUID> lineIds, Instant at, Instant returnsUntil) {
    public LinesReceived {
        lineIds = List.copyOf(lineIds);
    }
}
