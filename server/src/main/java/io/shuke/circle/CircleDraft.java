package io.shuke.circle;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a host says of a circle; the cover is a picture that they uploaded. */
public record CircleDraft(
        String name,
        String words,
        String rules,
        Entry entry,
        @Nullable UUID coverId) {
    public static final int LONGEST_NAME = 30;
    public static final int LONGEST_WORDS = 300;
    public static final int LONGEST_RULES = 2_000;
}
