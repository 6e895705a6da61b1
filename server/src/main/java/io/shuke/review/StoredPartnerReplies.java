package io.shuke.review;

import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes partners' replies to reviews. A reply is written under the lock of its review. */
@Repository
class StoredPartnerReplies {
    private static final String SELECT = """
            select id, review_id, partner_id, text, hidden, version, at, edited_at from review.partner_reply
            """;

    private final JdbcClient jdbc;

    /** A reply as it is stored. */
    record Row(
            UUID id,
            UUID reviewId,
            UUID partnerId,
            String text,
            boolean hidden,
            int version,
            Instant at,
            @Nullable Instant editedAt) {}

    StoredPartnerReplies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The replies to these reviews, by review, hidden or not. */
    Map<UUID, Row> ofReviews(Collection<UUID> reviewIds) {
        return many(SELECT + " where review_id = any(:ids)", reviewIds).stream()
                .collect(Collectors.toMap(Row::reviewId, Function.identity()));
    }

    Optional<Row> ofReview(UUID reviewId) {
        return Optional.ofNullable(ofReviews(List.of(reviewId)).get(reviewId));
    }

    List<Row> these(Collection<UUID> ids) {
        return many(SELECT + " where id = any(:ids)", ids);
    }

    Optional<Row> find(UUID id) {
        return these(List.of(id)).stream().findFirst();
    }

    /** False where the review has one. */
    boolean insert(UUID id, UUID reviewId, UUID partnerId, String text, Instant at) {
        return jdbc.sql("""
                insert into review.partner_reply (id, review_id, partner_id, text, hidden, at)
                values (:id, :review, :partner, :text, false, :at)
                on conflict (review_id) do nothing
                """)
                        .param("id", id)
                        .param("review", reviewId)
                        .param("partner", partnerId)
                        .param("text", text)
                        .param("at", Times.sql(at))
                        .update()
                == 1;
    }

    /** Changes a reply that is seen, of the version that its partner saw; false where it is another by now. */
    boolean edit(UUID id, int version, String text, Instant at) {
        return jdbc.sql("""
                update review.partner_reply set text = :text, version = version + 1, edited_at = :at
                where id = :id and version = :version and not hidden
                """)
                        .param("id", id)
                        .param("version", version)
                        .param("text", text)
                        .param("at", Times.sql(at))
                        .update()
                == 1;
    }

    /** False where it is so already. */
    boolean setHidden(UUID id, boolean hidden) {
        return jdbc.sql("update review.partner_reply set hidden = :hidden where id = :id and hidden <> :hidden")
                        .param("id", id)
                        .param("hidden", hidden)
                        .update()
                == 1;
    }

    /** False where the partner has none there. */
    boolean remove(UUID reviewId, UUID partnerId) {
        return jdbc.sql("delete from review.partner_reply where review_id = :review and partner_id = :partner")
                        .param("review", reviewId)
                        .param("partner", partnerId)
                        .update()
                == 1;
    }

    private List<Row> many(String sql, Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql(sql)
                        .param("ids", ids.toArray(UUID[]::new))
                        .query(StoredPartnerReplies::row)
                        .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getObject("review_id", UUID.class),
                row.getObject("partner_id", UUID.class),
                row.getString("text"),
                row.getBoolean("hidden"),
                row.getInt("version"),
                Times.instant(row, "at"),
                Times.instantOrNull(row, "edited_at"));
    }
}
