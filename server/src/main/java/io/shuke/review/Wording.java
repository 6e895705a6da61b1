package io.shuke.review;

import io.shuke.catalog.Picture;
import io.shuke.catalog.Pictures;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.social.ReadingListedWords;
import io.shuke.social.ReportSubject;
import io.shuke.social.Words;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Checks what a review says, field by field ({@code invalid-request}): the stars, the words, and that the pictures are
 * its author's own. Whose posting is paused is refused, and so is a blocked word of the market's list; with a held one
 * the review waits for staff.
 */
@Component
class Wording {
    private final Pictures pictures;
    private final ReadingListedWords listed;

    Wording(Pictures pictures, ReadingListedWords listed) {
        this.pictures = pictures;
        this.listed = listed;
    }

    /** What was checked; {@code held} for these words staff have to look at it first. */
    record Checked(int stars, String text, List<Picture> pictures, boolean anonymous, List<String> held) {
        Checked {
            pictures = List.copyOf(pictures);
            held = List.copyOf(held);
        }
    }

    Checked check(UUID authorId, ReviewDraft draft) {
        if (draft.stars() < 1 || draft.stars() > 5) {
            throw wrong("stars", "field.invalid");
        }
        var text = words("text", draft.text(), ReviewDraft.LONGEST_TEXT);
        var held = listed.heldIn(authorId, "text", text);
        return new Checked(draft.stars(), text, own(authorId, draft.mediaIds()), draft.anonymous(), held);
    }

    /** Nobody but its author sees what was just written before staff did, where words of it are held. */
    void hold(UUID reviewId, Checked checked) {
        listed.hold(ReportSubject.REVIEW, reviewId, checked.held());
    }

    static String words(String field, String written, int most) {
        var text = Words.tidied(written);
        var fault = text.isEmpty() ? "field.missing" : Words.fault(text, most);
        if (fault != null) {
            throw wrong(field, fault);
        }
        return text;
    }

    private List<Picture> own(UUID authorId, List<UUID> mediaIds) {
        var wanted = mediaIds.stream().distinct().toList();
        if (wanted.size() > ReviewDraft.MOST_PICTURES) {
            throw wrong("mediaIds", "field.too-many", ReviewDraft.MOST_PICTURES);
        }
        var own = pictures.uploadedBy(authorId, wanted);
        if (own.size() < wanted.size()) {
            throw wrong("mediaIds", "field.invalid");
        }
        return wanted.stream().map(own::get).toList();
    }

    private static ProblemException wrong(String field, String key, Object... arguments) {
        return new ProblemException(ProblemKind.INVALID_REQUEST).field(field, key, arguments);
    }
}
