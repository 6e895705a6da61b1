package io.shuke.social;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who reads, or nobody, and in which language. */
public record Reader(@Nullable UUID personId, Locale locale) {
    /** The reader, for statements. */
    UUID id() {
        return Sight.reader(personId);
    }
}
