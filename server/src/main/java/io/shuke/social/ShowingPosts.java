package io.shuke.social;

import io.shuke.catalog.ProductCard;
import io.shuke.catalog.ProductCards;
import io.shuke.identity.People;
import io.shuke.identity.PersonCard;
import io.shuke.shared.Messages;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives posts the names and faces of their authors and cards of their goods: three statements, however many they are. */
@Component
class ShowingPosts {
    private final People people;
    private final ProductCards products;
    private final Messages messages;

    ShowingPosts(People people, ProductCards products, Messages messages) {
        this.people = people;
        this.products = products;
        this.messages = messages;
    }

    /** The posts, in their order. */
    List<PostView> views(List<PostRow> rows, Reader reader) {
        var authors =
                people.cardsOf(rows.stream().map(PostRow::authorId).distinct().toList());
        var goods = rows.stream()
                .flatMap(row -> row.tags().stream())
                .map(PostRow.TagRow::productId)
                .distinct()
                .toList();
        var cards = products.cardsOf(goods, reader.personId() != null).stream()
                .collect(Collectors.toMap(ProductCard::id, Function.identity()));
        return rows.stream().map(row -> view(row, reader, authors, cards)).toList();
    }

    private PostView view(PostRow row, Reader reader, Map<UUID, PersonCard> authors, Map<UUID, ProductCard> cards) {
        return new PostView(
                row.id(),
                PersonRef.of(row.author(), authors.get(row.authorId())),
                row.state(),
                row.version(),
                row.text(),
                row.pictures(),
                row.topics(),
                row.mentions(),
                row.tags().stream()
                        .map(tag -> tag(tag, cards.get(tag.productId())))
                        .filter(Objects::nonNull)
                        .toList(),
                row.tellsBought(),
                row.tags().isEmpty() ? null : messages.text(reader.locale(), "post.disclosure"),
                row.publishedAt(),
                row.edited(),
                row.likes(),
                row.comments(),
                row.saves(),
                row.liked(),
                row.saved(),
                row.authorId().equals(reader.personId()),
                row.audienceId());
    }

    /** Goods that are no longer on sale are left out. */
    private static PostView.@Nullable Tag tag(PostRow.TagRow tag, @Nullable ProductCard card) {
        return card == null
                ? null
                : new PostView.Tag(
                        card,
                        tag.picture(),
                        tag.x(),
                        tag.y(),
                        tag.code() == null ? null : "/s/" + tag.code(),
                        tag.bought());
    }
}
