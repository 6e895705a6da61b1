package io.shuke.storefront;

import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.social.ReadingListedWords;
import io.shuke.social.ReportSubject;
import io.shuke.social.Words;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Checks what a partner says with their shop, as everything that people write ({@code invalid-request} with the field).
 * Whose posting is paused is refused, and so is a blocked word; for a held one nobody but the owner sees name, words and
 * banner before staff did. Joins the transaction.
 */
@Component
class CheckingShop {
    static final int LONGEST_NAME = 40;
    private static final int LONGEST_WORDS = 300;

    private final ReadingListedWords listed;

    CheckingShop(ReadingListedWords listed) {
        this.listed = listed;
    }

    String name(String written) {
        var name = text("name", written.replaceAll("\\s+", " "), LONGEST_NAME);
        if (name.isEmpty()) {
            throw wrong("name", "field.missing");
        }
        return name;
    }

    /** Nothing where nothing is said. */
    @Nullable
    String words(String written) {
        var words = text("words", written, LONGEST_WORDS);
        return words.isEmpty() ? null : words;
    }

    List<String> heldIn(UUID ownerId, String name, @Nullable String words) {
        return listed.heldIn(ownerId, Map.of("name", name, "words", Objects.requireNonNullElse(words, "")));
    }

    void hold(UUID ownerId, List<String> held) {
        listed.hold(ReportSubject.SHOP, ownerId, held);
    }

    private static String text(String field, String written, int most) {
        var text = Words.tidied(written);
        var fault = Words.fault(text, most);
        if (fault != null) {
            throw wrong(field, fault);
        }
        return text;
    }

    private static ProblemException wrong(String field, String key) {
        return new ProblemException(ProblemKind.INVALID_REQUEST).field(field, key);
    }
}
