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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads reviews, the latest first, and ratings. A page costs four statements, a rating one. */
@Component
public class Reviews {
    private final ReviewRows rows;
    private final StoredPartnerReplies replies;
    private final Encounters encounters;

    Reviews(ReviewRows rows, StoredPartnerReplies replies, Encounters encounters) {
        this.rows = rows;
        this.replies = replies;
        this.encounters = encounters;
    }

    public Page<Review> ofProduct(
            UUID productId, Choice choice, @Nullable UUID readerId, @Nullable String after, int limit) {
        var found = rows.ofProduct(productId, choice, Cursor.idOrNull(after), limit + 1);
        var shown = new Shown(found, readerId);
        return Page.of(found, limit, row -> Cursor.of(row.id())).map(shown::review);
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

    /** Of what the partner sold. */
    public Page<Review.Sold> soldBy(UUID partnerId, @Nullable String after, int limit) {
        var found = rows.soldBy(partnerId, null, Cursor.idOrNull(after), limit + 1);
        var shown = new Shown(found, partnerId);
        return Page.of(found, limit, row -> Cursor.of(row.id())).map(shown::sold);
    }

    /** One of those; another is as absent as none. */
    public Optional<Review.Sold> soldBy(UUID partnerId, UUID reviewId) {
        var found = rows.soldBy(partnerId, reviewId, null, 1);
        var shown = new Shown(found, partnerId);
        return found.stream().map(shown::sold).findFirst();
    }

    /** For staff, whomever they blocked themselves: all of them, or those alone that are hidden. */
    public Page<Review.OfMarket> ofMarket(boolean hiddenAlone, @Nullable String after, int limit) {
        var found = rows.ofMarket(hiddenAlone, Cursor.idOrNull(after), limit + 1);
        var shown = new Shown(found, null);
        return Page.of(found, limit, row -> Cursor.of(row.id()))
                .map(row -> new Review.OfMarket(shown.review(row), row.anonymous(), row.hidden()));
    }

    private Review.Own own(ReviewRows.Row row, UUID authorId) {
        return new Review.Own(
                new Shown(List.of(row), authorId).review(row),
                row.anonymous(),
                row.hidden(),
                row.version(),
                EditingReview.editableUntil(row.at()));
    }

    /** Reviews with partners' replies and everybody who is named in them, for one reader. */
    private final class Shown {
        private final @Nullable UUID readerId;
        private final Map<UUID, StoredPartnerReplies.Row> replied;
        private final Map<UUID, PersonRef> people;

        Shown(List<ReviewRows.Row> reviews, @Nullable UUID readerId) {
            this.readerId = readerId;
            this.replied =
                    replies.ofReviews(reviews.stream().map(ReviewRows.Row::id).toList());
            this.people = encounters.refsOf(
                    Stream.concat(
                                    reviews.stream()
                                            .filter(row -> !row.anonymous())
                                            .map(ReviewRows.Row::authorId),
                                    replied.values().stream().map(StoredPartnerReplies.Row::partnerId))
                            .distinct()
                            .toList(),
                    readerId);
        }

        Review review(ReviewRows.Row row) {
            var reply = replied.get(row.id());
            return new Review(
                    row.id(),
                    row.productId(),
                    author(row),
                    row.stars(),
                    row.text(),
                    row.pictures(),
                    row.options(),
                    row.at(),
                    row.editedAt() != null,
                    row.authorId().equals(readerId),
                    row.reply() == null || row.repliedAt() == null
                            ? null
                            : new Review.Reply(row.reply(), row.repliedAt()),
                    reply == null || reply.hidden() ? null : reply(reply));
        }

        Review.Sold sold(ReviewRows.Row row) {
            var reply = replied.get(row.id());
            var own = reply == null ? null : reply(reply);
            return new Review.Sold(
                    review(row),
                    row.anonymous() || author(row) != null,
                    reply == null || own == null ? null : new Review.OwnReply(own, reply.hidden(), reply.version()));
        }

        private @Nullable PersonRef author(ReviewRows.Row row) {
            return row.anonymous() ? null : people.get(row.authorId());
        }

        /** Nothing where the reader can't meet the partner. */
        private Review.@Nullable PartnerReply reply(StoredPartnerReplies.Row reply) {
            var partner = people.get(reply.partnerId());
            return partner == null
                    ? null
                    : new Review.PartnerReply(
                            reply.id(),
                            partner,
                            reply.text(),
                            reply.at(),
                            reply.editedAt() != null,
                            reply.partnerId().equals(readerId));
        }
    }
}
