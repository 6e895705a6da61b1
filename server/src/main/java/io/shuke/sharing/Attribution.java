package io.shuke.sharing;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says who stands behind a sale, at the moment an order is placed. Joins the caller's transaction. */
@Component
public class Attribution {
    /**
     * The evidence for each product. Where this is the buyer's first purchase and nobody owns the buyer yet, the first
     * touch binds the buyer now.
     */
    public Map<UUID, Evidence> evidenceFor(
            UUID buyerId,
            @Nullable UUID visitorId,
            Collection<UUID> productIds,
            boolean firstPurchase,
            int windowDays,
            Instant at) {
        throw new UnsupportedOperationException("not built yet");
    }
}
