package io.shuke.social;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Compares what people write outside of posts with the market's list of words, as posts are. Joins the transaction. */
@Component
public class ReadingListedWords {
    private final ReviewingWords reviewing;

    ReadingListedWords(ReviewingWords reviewing) {
        this.reviewing = reviewing;
    }

    /**
     * The listed words for which the text has to wait for staff. Refuses who is paused ({@code posting-paused}), and a
     * text with a blocked word ({@code invalid-request}, with the word).
     */
    public List<String> heldIn(UUID authorId, String field, String text) {
        return reviewing.check(authorId, field, text);
    }

    /** The same for all fields of something together; those that are empty say nothing. */
    public List<String> heldIn(UUID authorId, Map<String, String> textsByField) {
        return textsByField.entrySet().stream()
                .filter(field -> !field.getValue().isEmpty())
                .flatMap(field -> heldIn(authorId, field.getKey(), field.getValue()).stream())
                .distinct()
                .toList();
    }

    /**
     * Refuses words between few people that have a blocked word ({@code invalid-request}, with the word). Nothing of what
     * only few read is held for staff, who read none of it unasked, and a pause of posting does not silence it.
     */
    public void refuseBlocked(String field, String text) {
        reviewing.listed(field, text);
    }

    /** Hides what was just written, for the words that are held, and asks staff about it; nothing where there are none. */
    public void hold(ReportSubject subject, UUID id, List<String> held) {
        if (!held.isEmpty()) {
            reviewing.hold(subject, id, held);
        }
    }
}
