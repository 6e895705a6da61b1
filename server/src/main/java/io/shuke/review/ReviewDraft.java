package io.shuke.review;

import java.util.List;
import java.util.UUID;

/** What a buyer wants to say: one to five stars, words, pictures of their own, and whether without their name. */
public record ReviewDraft(int stars, String text, List<UUID> mediaIds, boolean anonymous) {
    static final int LONGEST_TEXT = 1_000;
    static final int MOST_PICTURES = 6;

    public ReviewDraft {
        mediaIds = List.copyOf(mediaIds);
    }
}
