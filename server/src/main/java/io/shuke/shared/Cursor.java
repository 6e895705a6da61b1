package io.shuke.shared;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a keyset-paged list goes on: the sort values of the last row shown. It grants nothing, so it is encoded, not
 * signed; one that doesn't decode to what the list expects is refused as {@code invalid-cursor}.
 */
public record Cursor(List<String> values) {
    private static final String SEPARATOR = "\u001f";

    public static Cursor of(Object... values) {
        return new Cursor(java.util.Arrays.stream(values).map(Object::toString).toList());
    }

    public static @Nullable Cursor decoded(@Nullable String encoded, int size) {
        if (encoded == null || encoded.isEmpty()) {
            return null;
        }
        try {
            var text = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
            var values = List.of(text.split(SEPARATOR, -1));
            if (values.size() == size && encoded.length() <= 400 && text.indexOf('\0') < 0) {
                return new Cursor(values);
            }
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemKind.INVALID_CURSOR, e);
        }
        throw new ProblemException(ProblemKind.INVALID_CURSOR);
    }

    /** For lists that go on after one id. */
    public static @Nullable UUID idOrNull(@Nullable String encoded) {
        var cursor = decoded(encoded, 1);
        return cursor == null ? null : cursor.id(0);
    }

    public String encoded() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, values).getBytes(StandardCharsets.UTF_8));
    }

    public long number(int index) {
        try {
            return Long.parseLong(values.get(index));
        } catch (NumberFormatException e) {
            throw new ProblemException(ProblemKind.INVALID_CURSOR, e);
        }
    }

    public UUID id(int index) {
        try {
            return UUID.fromString(values.get(index));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemKind.INVALID_CURSOR, e);
        }
    }

    public String text(int index) {
        return values.get(index);
    }
}
