package io.shuke.social;

import io.shuke.catalog.Picture;
import io.shuke.catalog.Pictures;
import io.shuke.catalog.ProductCards;
import io.shuke.identity.People;
import io.shuke.identity.PersonCard;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Checks what somebody wants to post, field by field ({@code invalid-request}): the words, that the pictures are their
 * own, that the goods are on sale and lie on a picture, and that who is mentioned may be met and stands in the text by
 * their name – in an edit, also by the one that they had when the post named them first.
 */
@Component
class CheckingDraft {
    static final int MOST_TOPICS = 10;

    private final Pictures pictures;
    private final ProductCards products;
    private final StoredProfiles profiles;
    private final People people;

    CheckingDraft(Pictures pictures, ProductCards products, StoredProfiles profiles, People people) {
        this.pictures = pictures;
        this.products = products;
        this.profiles = profiles;
        this.people = people;
    }

    /** @param named whom the post mentioned before, by the names that they had then: those may stand as well */
    PostContent check(UUID authorId, PostDraft draft, Map<UUID, String> named) {
        var text = Words.tidied(draft.text());
        var fault = Words.fault(text, PostDraft.LONGEST_TEXT);
        if (fault != null) {
            throw wrong("text", fault);
        }
        var topics = Topics.in(text);
        if (topics.size() > MOST_TOPICS) {
            throw wrong("text", "field.topics", MOST_TOPICS);
        }
        checkTags(draft);
        return new PostContent(
                text,
                own(authorId, draft.mediaIds()),
                topics,
                draft.tags(),
                mentions(authorId, draft, text, named),
                draft.tellsBought());
    }

    private List<Picture> own(UUID authorId, List<UUID> mediaIds) {
        if (mediaIds.size() > PostDraft.MOST_PICTURES) {
            throw wrong("mediaIds", "field.too-many", PostDraft.MOST_PICTURES);
        }
        var wanted = mediaIds.stream().distinct().toList();
        var own = pictures.uploadedBy(authorId, wanted);
        if (own.size() < wanted.size()) {
            throw wrong("mediaIds", "field.invalid");
        }
        return wanted.stream().map(own::get).toList();
    }

    private void checkTags(PostDraft draft) {
        var goods =
                draft.tags().stream().map(PostDraft.Tag::productId).distinct().toList();
        if (goods.size() > PostDraft.MOST_TAGS) {
            throw wrong("tags", "field.too-many", PostDraft.MOST_TAGS);
        }
        var pictured = draft.mediaIds().stream().distinct().count();
        var misplaced = draft.tags().stream()
                .anyMatch(
                        tag -> tag.picture() < 0 || tag.picture() >= pictured || outside(tag.x()) || outside(tag.y()));
        if (goods.size() != draft.tags().size() || misplaced) {
            throw wrong("tags", "field.invalid");
        }
        if (products.cardsOf(goods, false).size() != goods.size()) {
            throw wrong("tags", "field.goods");
        }
    }

    private static boolean outside(int thousandths) {
        return thousandths < 0 || thousandths > 1000;
    }

    private Map<UUID, String> mentions(UUID authorId, PostDraft draft, String text, Map<UUID, String> named) {
        var codes = draft.mentions().stream().distinct().toList();
        if (codes.size() > PostDraft.MOST_MENTIONS) {
            throw wrong("mentions", "field.too-many", PostDraft.MOST_MENTIONS);
        }
        if (codes.isEmpty()) {
            return Map.of();
        }
        var ids = profiles.idsOf(codes, authorId);
        var cards = people.cardsOf(ids.values());
        var mentioned = new LinkedHashMap<UUID, String>();
        for (var code : codes) {
            var card = ids.containsKey(code) ? cards.get(ids.get(code)) : null;
            if (card == null) {
                throw wrong("mentions", "field.mention");
            }
            mentioned.put(card.id(), nameIn(text, card, named.get(card.id())));
        }
        return mentioned;
    }

    /** The name that they have now, or else the one that the post has had for them. */
    private static String nameIn(String text, PersonCard card, @Nullable String before) {
        if (NamesInText.has(text, card.nickname())) {
            return card.nickname();
        }
        if (before != null && NamesInText.has(text, before)) {
            return before;
        }
        throw wrong("mentions", "field.mention");
    }

    private static ProblemException wrong(String field, String key, Object... arguments) {
        return new ProblemException(ProblemKind.INVALID_REQUEST).field(field, key, arguments);
    }
}
