package io.shuke.circle;

import io.shuke.catalog.Pictures;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.social.ReadingListedWords;
import io.shuke.social.ReportSubject;
import io.shuke.social.Words;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Checks what a host says of a circle, field by field ({@code invalid-request}), as everything that people write. Whose
 * posting is paused is refused, and so is a blocked word of the market's list.
 */
@Component
class CheckingCircle {
    private static final int SHORTEST_NAME = 2;

    private final Pictures pictures;
    private final ReadingListedWords listed;

    CheckingCircle(Pictures pictures, ReadingListedWords listed) {
        this.pictures = pictures;
        this.listed = listed;
    }

    /** @param keptCover the cover that it has already, whoever uploaded it */
    CircleDraft check(UUID hostId, CircleDraft draft, @Nullable UUID keptCover) {
        var name = text("name", draft.name().replaceAll("\\s+", " "), SHORTEST_NAME, CircleDraft.LONGEST_NAME);
        var words = text("words", draft.words(), 1, CircleDraft.LONGEST_WORDS);
        var rules = text("rules", draft.rules(), 0, CircleDraft.LONGEST_RULES);
        var cover = draft.coverId();
        if (cover != null
                && !cover.equals(keptCover)
                && pictures.uploadedBy(hostId, cover).isEmpty()) {
            throw wrong("coverId", "field.invalid");
        }
        return new CircleDraft(name, words, rules, draft.entry(), cover);
    }

    /** Staff read it all the same before it opens, so that nothing is held. */
    void refuseListed(UUID hostId, CircleDraft checked) {
        heldIn(hostId, checked);
    }

    /** The listed words for which staff have to look at it first. */
    List<String> heldIn(UUID hostId, CircleDraft checked) {
        return listed.heldIn(
                hostId, Map.of("name", checked.name(), "words", checked.words(), "rules", checked.rules()));
    }

    /** Nobody else finds it, and nobody comes in, before staff did. */
    void hold(UUID circleId, List<String> held) {
        listed.hold(ReportSubject.CIRCLE, circleId, held);
    }

    static String text(String field, String written, int least, int most) {
        var text = Words.tidied(written);
        if (text.codePointCount(0, text.length()) < least) {
            throw wrong(field, text.isEmpty() ? "field.missing" : "field.length");
        }
        var fault = Words.fault(text, most);
        if (fault != null) {
            throw wrong(field, fault);
        }
        return text;
    }

    static ProblemException wrong(String field, String key) {
        return new ProblemException(ProblemKind.INVALID_REQUEST).field(field, key);
    }
}
