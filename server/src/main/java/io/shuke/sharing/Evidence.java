package io.shuke.sharing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who stands behind the sale of one product to one buyer, as it is frozen on the order line: the owner of the binding
 * and the partner whose touch is the latest within the window. Never the buyer.
 */
public record Evidence(
        @Nullable UUID ownerPartnerId,
        @Nullable Instant boundSince,
        @Nullable UUID sharerPartnerId,
        @Nullable UUID touchId,
        @Nullable Instant touchedAt,
        @Nullable String linkCode,
        @Nullable String channel) {
    public static final Evidence NONE = new Evidence(null, null, null, null, null, null, null);
}
