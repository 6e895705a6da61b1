package io.shuke.sharing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who stands behind the sale of one product to one buyer, as it is frozen on the order line: the owner of the binding
 * and the partner whose touch is the latest within the window. The buyer only where own links count. The introducer is who
 * owned the owner at that moment; whether that earns anything is for the commission plan to say.
 */
public record Evidence(
        @Nullable UUID ownerPartnerId,
        @Nullable Instant boundSince,
        @Nullable UUID introducerPartnerId,
        @Nullable Instant introducedSince,
        @Nullable UUID sharerPartnerId,
        @Nullable UUID touchId,
        @Nullable Instant touchedAt,
        @Nullable String linkCode,
        @Nullable String channel) {
    public static final Evidence NONE = new Evidence(null, null, null, null, null, null, null, null, null);
}
