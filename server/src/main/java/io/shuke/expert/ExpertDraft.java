package io.shuke.expert;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody applies with.
 *
 * @param words what makes them know the field, 10 to 1,000 letters
 * @param certificate the number of a certificate; needed where there is no picture
 * @param evidenceIds pictures that they sent for it, at most three
 */
public record ExpertDraft(
        String field, String words, @Nullable String certificate, List<UUID> evidenceIds) {
    public static final int FEWEST_LETTERS = 10;
    public static final int MOST_LETTERS = 1_000;
    public static final int MOST_PICTURES = 3;

    public ExpertDraft {
        evidenceIds = List.copyOf(evidenceIds);
    }
}
