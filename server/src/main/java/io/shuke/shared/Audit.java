package io.shuke.shared;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The append-only trail of what staff did: written in the transaction of the act itself. */
public interface Audit {
    /**
     * @param act what was done, as {@code noun.verb} ({@code product.publish})
     * @param subject what it was done to, as {@code kind:id}
     * @param before the subject before, or null where it is new; written as JSON
     * @param after the subject after, or null where it is gone
     */
    void record(
            UUID actorId,
            String act,
            String subject,
            @Nullable Object before,
            @Nullable Object after,
            @Nullable String reason);
}
