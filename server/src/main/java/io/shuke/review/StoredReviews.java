package io.shuke.review;

import io.shuke.ordering.SoldLine;
import io.shuke.review.Wording.Checked;
import io.shuke.shared.Times;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Writes reviews, and moves the rating of their product with them. A review is locked before the rating. */
@Repository
class StoredReviews {
    private static final int LOW = 2;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    /** A review, as far as a change of it needs it. */
    record Row(
            UUID id,
            UUID productId,
            UUID authorId,
            int stars,
            boolean pictured,
            boolean anonymous,
            boolean hidden,
            int version,
            Instant at) {
        Weight weight() {
            return Weight.of(stars, pictured, hidden);
        }
    }

    /** What a review adds to the rating of its product; a hidden one adds nothing. */
    record Weight(int reviews, int stars, int low, int pictured) {
        static Weight of(int stars, boolean pictured, boolean hidden) {
            return hidden ? new Weight(0, 0, 0, 0) : new Weight(1, stars, stars <= LOW ? 1 : 0, pictured ? 1 : 0);
        }

        Weight minus(Weight other) {
            return new Weight(reviews - other.reviews, stars - other.stars, low - other.low, pictured - other.pictured);
        }
    }

    StoredReviews(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The buyer's reviews of the order's lines, by line. */
    Map<UUID, UUID> ofOrder(UUID orderId, UUID authorId) {
        return jdbc
                .sql("select line_id, id from review.review where order_id = :order and author_id = :author")
                .param("order", orderId)
                .param("author", authorId)
                .query((row, number) ->
                        Map.entry(row.getObject("line_id", UUID.class), row.getObject("id", UUID.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Writes and counts it; false, and nothing counted, where the line has a review. */
    boolean insert(UUID id, SoldLine line, Checked review, Instant at) {
        var weight = Weight.of(review.stars(), !review.pictures().isEmpty(), false);
        return jdbc.sql("""
                with written as (
                    insert into review.review
                        (id, line_id, order_id, product_id, author_id, options, stars, text, pictures, anonymous, hidden,
                         at)
                    values (:id, :line, :order, :product, :author, :options, :stars, :text, cast(:pictures as jsonb),
                            :anonymous, false, :at)
                    on conflict (line_id) do nothing
                    returning product_id)
                insert into review.rating as r (product_id, reviews, stars, low, pictured)
                select product_id, :reviews, :weight, :low, :pictured from written
                on conflict (product_id) do update
                    set reviews = r.reviews + excluded.reviews, stars = r.stars + excluded.stars,
                        low = r.low + excluded.low, pictured = r.pictured + excluded.pictured
                """)
                        .param("id", id)
                        .param("line", line.lineId())
                        .param("order", line.orderId())
                        .param("product", line.productId())
                        .param("author", line.buyerId())
                        .param("options", line.options())
                        .param("stars", review.stars())
                        .param("text", review.text())
                        .param("pictures", json.writeValueAsString(review.pictures()))
                        .param("anonymous", review.anonymous())
                        .param("at", Times.sql(at))
                        .param("reviews", weight.reviews())
                        .param("weight", weight.stars())
                        .param("low", weight.low())
                        .param("pictured", weight.pictured())
                        .update()
                == 1;
    }

    /** As it stands, and stays until the transaction ends. */
    Optional<Row> lock(UUID reviewId) {
        return jdbc.sql("""
                select id, product_id, author_id, stars, pictures <> '[]' as pictured, anonymous, hidden,
                       version, at
                from review.review where id = :id for update
                """)
                .param("id", reviewId)
                .query((row, number) -> new Row(
                        row.getObject("id", UUID.class),
                        row.getObject("product_id", UUID.class),
                        row.getObject("author_id", UUID.class),
                        row.getInt("stars"),
                        row.getBoolean("pictured"),
                        row.getBoolean("anonymous"),
                        row.getBoolean("hidden"),
                        row.getInt("version"),
                        Times.instant(row, "at")))
                .optional();
    }

    /** Changes a locked review that is shown, and keeps what it said. */
    void edit(Row before, Checked review, Instant at) {
        jdbc.sql("""
                with kept as (
                    insert into review.review_version (review_id, version, stars, text, pictures, until)
                    select id, version, stars, text, pictures, :at from review.review where id = :id)
                update review.review
                set stars = :stars, text = :text, pictures = cast(:pictures as jsonb), anonymous = :anonymous,
                    version = version + 1, edited_at = :at
                where id = :id
                """)
                .param("id", before.id())
                .param("stars", review.stars())
                .param("text", review.text())
                .param("pictures", json.writeValueAsString(review.pictures()))
                .param("anonymous", review.anonymous())
                .param("at", Times.sql(at))
                .update();
        var weight = Weight.of(review.stars(), !review.pictures().isEmpty(), false);
        count(before.productId(), weight.minus(before.weight()));
    }

    /** Hides or shows a locked review. */
    void setHidden(Row before, boolean hidden) {
        jdbc.sql("update review.review set hidden = :hidden where id = :id")
                .param("id", before.id())
                .param("hidden", hidden)
                .update();
        count(
                before.productId(),
                Weight.of(before.stars(), before.pictured(), hidden).minus(before.weight()));
    }

    void reply(UUID reviewId, String words, Instant at) {
        jdbc.sql("update review.review set reply = :words, replied_at = :at where id = :id")
                .param("id", reviewId)
                .param("words", words)
                .param("at", Times.sql(at))
                .update();
    }

    private void count(UUID productId, Weight change) {
        jdbc.sql("""
                update review.rating
                set reviews = reviews + :reviews, stars = stars + :stars, low = low + :low, pictured = pictured + :pictured
                where product_id = :product
                """)
                .param("product", productId)
                .param("reviews", change.reviews())
                .param("stars", change.stars())
                .param("low", change.low())
                .param("pictured", change.pictured())
                .update();
    }
}
