package io.shuke.review;

import io.shuke.catalog.Picture;
import io.shuke.social.PersonRef;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A review of goods that its author bought and received. The author is absent where they wished so, and where the reader
 * can't meet them; {@code options} is what they chose of the goods.
 *
 * @param mine whether the reader wrote it
 * @param partnerReply what the partner says who sold it, as far as the reader can meet them
 */
@Schema(name = "Review")
public record Review(
        UUID id,
        UUID productId,
        @Nullable PersonRef author,
        @Schema(example = "5") int stars,

        @Schema(example = "很香，罐子也结实。") String text,

        List<Picture> pictures,

        @Schema(example = "500 克") String options,
        Instant at,
        boolean edited,
        boolean mine,
        @Nullable Reply reply,
        @Nullable PartnerReply partnerReply) {
    /** What the market says to it. */
    @Schema(name = "ReviewReply")
    public record Reply(@Schema(example = "谢谢，新蜜九月到。") String words, Instant at) {}

    /** What the partner says to it who sold the goods. */
    @Schema(name = "PartnerReply")
    public record PartnerReply(
            UUID id,
            PersonRef partner,
            @Schema(example = "喜欢就好，新蜜到了告诉你。") String text,
            Instant at,
            boolean edited,
            boolean mine) {}

    /**
     * A review of what a partner sold, as that partner sees it.
     *
     * @param canReply false where one of them and the buyer, who is named, blocked the other
     */
    @Schema(name = "SoldReview")
    public record Sold(
            Review review, boolean canReply, @Nullable OwnReply reply) {}

    /** A reply as the partner sees it who wrote it. */
    @Schema(name = "OwnPartnerReply")
    public record OwnReply(PartnerReply reply, boolean hidden, int version) {}

    /** A review as its author sees it. */
    @Schema(name = "OwnReview")
    public record Own(Review review, boolean anonymous, boolean hidden, int version, Instant editableUntil) {}

    /** A review as staff see it. */
    @Schema(name = "OperatorReview")
    public record OfMarket(Review review, boolean anonymous, boolean hidden) {}

    /** Which of a product's reviews a reader wants. */
    @Schema(name = "ReviewChoice")
    public enum Choice {
        ALL,
        /** With pictures. */
        PICTURED,
        /** One or two stars. */
        LOW
    }

    /** A product's reviews in numbers; the average is of tenths of a star, 0 where there are none. */
    @Schema(name = "Rating")
    public record Rating(
            int reviews, @Schema(example = "47") int averageTenths, int pictured, int low) {
        static final Rating NONE = new Rating(0, 0, 0, 0);

        static Rating of(int reviews, int stars, int pictured, int low) {
            return reviews == 0 ? NONE : new Rating(reviews, (stars * 20 + reviews) / (2 * reviews), pictured, low);
        }
    }

    public Review {
        pictures = List.copyOf(pictures);
    }
}
