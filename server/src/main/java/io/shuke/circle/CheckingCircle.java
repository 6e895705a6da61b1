package io.shuke.circle;

import io.shuke.catalog.Pictures;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.social.Words;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks what a host says of a circle, field by field ({@code invalid-request}), as everything that people write. */
@Component
class CheckingCircle {
    private static final int SHORTEST_NAME = 2;

    private final Pictures pictures;

    CheckingCircle(Pictures pictures) {
        this.pictures = pictures;
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
