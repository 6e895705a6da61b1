package io.shuke.shared.web;

import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The {@code Idempotency-Key} of a request, within the scope of the person who sent it (draft-ietf-httpapi-
 * idempotency-key-header).
 */
public record IdempotencyKey(UUID scope, String key) {
    private static final int LONGEST = 200;

    public static IdempotencyKey of(UUID scope, HttpServletRequest request) {
        var key = request.getHeader("Idempotency-Key");
        if (key == null || key.isBlank() || key.length() > LONGEST || key.indexOf('\0') >= 0) {
            throw new ProblemException(ProblemKind.IDEMPOTENCY_KEY_NEEDED);
        }
        return new IdempotencyKey(scope, key);
    }

    /** A number for the transaction's lock; two keys that share it wait for no good reason, no more. */
    long lock() {
        return UUID.nameUUIDFromBytes((scope + "\n" + key).getBytes(StandardCharsets.UTF_8))
                .getMostSignificantBits();
    }
}
