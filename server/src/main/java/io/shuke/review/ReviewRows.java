package io.shuke.review;

import io.shuke.catalog.Picture;
import io.shuke.review.Review.Choice;
import io.shuke.review.Review.Rating;
import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads reviews, the latest first. */
@Repository
class ReviewRows {
    private static final String SELECT = """
            select id, product_id, author_id, options, stars, text, pictures::text as pictures, anonymous, hidden, version,
                   at, edited_at, reply, replied_at
            from review.review
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    /** A review as it is stored. */
    record Row(
            UUID id,
            UUID productId,
            UUID authorId,
            String options,
            int stars,
            String text,
            List<Picture> pictures,
            boolean anonymous,
            boolean hidden,
            int version,
            Instant at,
            @Nullable Instant editedAt,
            @Nullable String reply,
            @Nullable Instant repliedAt) {}

    ReviewRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<Row> ofProduct(UUID productId, Choice choice, @Nullable UUID after, int limit) {
        var wanted = switch (choice) {
            case ALL -> "";
            case PICTURED -> " and pictures <> '[]'";
            case LOW -> " and stars <= 2";
        };
        return jdbc.sql(SELECT + " where product_id = :product and not hidden" + wanted + """
                 and (cast(:after as uuid) is null or id < :after)
                order by id desc limit :limit
                """)
                .param("product", productId)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> row(row))
                .list();
    }

    /** Those that are seen of what the partner sold: all of them, or one. */
    List<Row> soldBy(UUID partnerId, @Nullable UUID reviewId, @Nullable UUID after, int limit) {
        return jdbc.sql(SELECT + """
                 where line_id in (select line_id from review.partner_sale where partner_id = :partner) and not hidden
                    and (cast(:review as uuid) is null or id = :review)
                    and (cast(:after as uuid) is null or id < :after)
                order by id desc limit :limit
                """)
                .param("partner", partnerId)
                .param("review", reviewId)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> row(row))
                .list();
    }

    List<Row> ofMarket(boolean hiddenAlone, @Nullable UUID after, int limit) {
        return jdbc.sql(SELECT + (hiddenAlone ? " where hidden" : " where true") + """
                 and (cast(:after as uuid) is null or id < :after)
                order by id desc limit :limit
                """)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> row(row))
                .list();
    }

    Optional<Row> find(UUID reviewId) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", reviewId)
                .query((row, number) -> row(row))
                .optional();
    }

    List<Row> these(Collection<UUID> ids) {
        return jdbc.sql(SELECT + " where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) -> row(row))
                .list();
    }

    Optional<Rating> ratingOf(UUID productId) {
        return jdbc.sql("select reviews, stars, pictured, low from review.rating where product_id = :product")
                .param("product", productId)
                .query((row, number) -> Rating.of(
                        row.getInt("reviews"), row.getInt("stars"), row.getInt("pictured"), row.getInt("low")))
                .optional();
    }

    private Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getObject("product_id", UUID.class),
                row.getObject("author_id", UUID.class),
                row.getString("options"),
                row.getInt("stars"),
                row.getString("text"),
                json.readValue(row.getString("pictures"), new TypeReference<List<Picture>>() {}),
                row.getBoolean("anonymous"),
                row.getBoolean("hidden"),
                row.getInt("version"),
                Times.instant(row, "at"),
                Times.instantOrNull(row, "edited_at"),
                row.getString("reply"),
                Times.instantOrNull(row, "replied_at"));
    }
}
