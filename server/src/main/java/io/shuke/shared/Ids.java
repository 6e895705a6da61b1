package io.shuke.shared;

import com.github.f4b6a3.uuid.UuidCreator;
import com.github.f4b6a3.uuid.util.UuidUtil;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Ids (UUIDv7, ordered by time, never secret) and codes (from a secure random source, never ordered). */
public final class Ids {
    private static final SecureRandom SECURE = new SecureRandom();
    private static final char[] LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz".toCharArray();

    private Ids() {}

    public static UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    /** A code of letters and digits that are hard to confuse; 54 values each, so 22 of them carry 126 bits. */
    public static String code(int length) {
        var code = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            code.append(LETTERS[SECURE.nextInt(LETTERS.length)]);
        }
        return code.toString();
    }

    /** The least id that could have been made so long before this one: a bound for ranges of ids. */
    public static UUID earlier(UUID id, Duration by) {
        var millis = (id.getMostSignificantBits() >>> 16) - by.toMillis();
        return new UUID(millis << 16, 0);
    }

    /** The id that the text is; nothing where it is none. */
    public static Optional<UUID> read(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public static boolean isTimeOrdered(UUID id) {
        return UuidUtil.isTimeOrderedEpoch(id);
    }
}
