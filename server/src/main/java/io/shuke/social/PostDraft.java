package io.shuke.social;

import java.util.List;
import java.util.UUID;

/**
 * A post as its author writes it: its text, pictures that they uploaded, goods with their places, whom it mentions by
 * their codes, and whether it says that they bought what they tag.
 */
public record PostDraft(String text, List<UUID> mediaIds, List<Tag> tags, List<String> mentions, boolean tellsBought) {
    public static final int LONGEST_TEXT = 2_000;
    public static final int MOST_PICTURES = 9;
    public static final int MOST_TAGS = 8;
    public static final int MOST_MENTIONS = 10;

    /** Goods at a place on the picture of this number, in thousandths from the upper left. */
    public record Tag(UUID productId, int picture, int x, int y) {}

    public PostDraft {
        mediaIds = List.copyOf(mediaIds);
        tags = List.copyOf(tags);
        mentions = List.copyOf(mentions);
    }
}
