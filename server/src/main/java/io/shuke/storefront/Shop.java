package io.shuke.storefront;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A partner's shop and the products on its shelf, in the partner's order. A person has one shop at most. */
public record Shop(
        UUID ownerId,
        String handle,
        String name,
        @Nullable String words,
        Theme theme,
        @Nullable UUID bannerId,
        @Nullable String bannerUrl,
        boolean open,
        Instant openedAt,
        List<UUID> shelf) {
    /** How a shop looks. */
    public enum Theme {
        PAPER,
        TEA,
        PERSIMMON
    }
}
