package io.shuke.review;

import io.shuke.ordering.SoldLine;
import io.shuke.ordering.SoldLines;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says which lines of an order its buyer can review, and which they have reviewed, so that a screen offers what is possible. */
@Component
public class ReviewableLines {
    private final SoldLines lines;
    private final StoredReviews reviews;

    ReviewableLines(SoldLines lines, StoredReviews reviews) {
        this.lines = lines;
        this.reviews = reviews;
    }

    /** A line that can be reviewed, or was: then the review's id is there. */
    @Schema(name = "ReviewableLine")
    public record Reviewable(UUID lineId, @Nullable UUID reviewId) {}

    /** None where the order is somebody else's. */
    public List<Reviewable> of(UUID buyerId, UUID orderId) {
        var written = reviews.ofOrder(orderId, buyerId);
        return lines.ofOrder(orderId, buyerId).stream()
                .filter(line -> canBeReviewed(line) || written.containsKey(line.lineId()))
                .map(line -> new Reviewable(line.lineId(), written.get(line.lineId())))
                .toList();
    }

    /** All that was to come has come, and not all of it went back. */
    static boolean canBeReviewed(SoldLine line) {
        var wentBack =
                line.piecesLeft() == 0 || line.net().isPositive() && line.left().isZero();
        return line.isRefundable() && line.receivedAt() != null && !wentBack;
    }
}
