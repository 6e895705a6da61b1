package io.shuke.review;

import io.shuke.review.Review.Choice;
import io.shuke.review.Review.Rating;
import io.shuke.shared.Cursor;
import io.shuke.shared.Page;
import io.shuke.social.Encounters;
import io.shuke.social.PersonRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads reviews, the latest first, and ratings. A page costs three statements, a rating one. */
@Component
public class Reviews {
    private final ReviewRows rows;
    private final Encounters encounters;

    Reviews(ReviewRows rows, Encounters encounters) {
        this.rows = rows;
        this.encounters = encounters;
    }

    public Page<Review> ofProduct(
            UUID productId, Choice choice, @Nullable UUID readerId, @Nullable String after, int limit) {
        var found = rows.ofProduct(productId, choice, Cursor.idOrNull(after), limit + 1);
        var authors = authors(found, readerId);
        return Page.of(found, limit, row -> Cursor.of(row.id())).map(row -> review(row, readerId, authors));
    }

    public Rating ratingOf(UUID productId) {
        return rows.ratingOf(productId).orElse(Rating.NONE);
    }

    /** The author's own; somebody else's is as absent as none. */
    public Optional<Review.Own> own(UUID authorId, UUID reviewId) {
        return rows.find(reviewId)
                .filter(row -> row.authorId().equals(authorId))
                .map(row -> own(row, authorId));
    }

    /** For staff: all of them, or those alone that are hidden. */
    public Page<Review.OfMarket> ofMarket(UUID staffId, boolean hiddenAlone, @Nullable String after, int limit) {
        var found = rows.ofMarket(hiddenAlone, Cursor.idOrNull(after), limit + 1);
        var authors = authors(found, staffId);
        return Page.of(found, limit, row -> Cursor.of(row.id()))
                .map(row -> new Review.OfMarket(review(row, staffId, authors), row.anonymous(), row.hidden()));
    }

    private Review.Own own(ReviewRows.Row row, UUID authorId) {
        return new Review.Own(
                review(row, authorId, authors(List.of(row), authorId)),
                row.anonymous(),
                row.hidden(),
                row.version(),
                EditingReview.editableUntil(row.at()));
    }

    private Map<UUID, PersonRef> authors(List<ReviewRows.Row> found, @Nullable UUID readerId) {
        return encounters.refsOf(
                found.stream()
                        .filter(row -> !row.anonymous())
                        .map(ReviewRows.Row::authorId)
                        .distinct()
                        .toList(),
                readerId);
    }

    private static Review review(ReviewRows.Row row, @Nullable UUID readerId, Map<UUID, PersonRef> authors) {
        return new Review(
                row.id(),
                row.productId(),
                row.anonymous() ? null : authors.get(row.authorId()),
                row.stars(),
                row.text(),
                row.pictures(),
                row.options(),
                row.at(),
                row.editedAt() != null,
                row.authorId().equals(readerId),
                row.reply() == null || row.repliedAt() == null ? null : new Review.Reply(row.reply(), row.repliedAt()));
    }
}
