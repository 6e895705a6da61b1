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

/** Reads questions, the latest first, and their answers, the earliest first. */
@Repository
class QuestionRows {
    private static final String SELECT = """
            select id, product_id, author_id, text, hidden, at, answers, reply, replied_at
            from review.question
            """;

    private static final String SELECT_ANSWER = """
            select id, question_id, author_id, text, hidden, version, at, edited_at
            from review.answer
            """;

    private final JdbcClient jdbc;

    /** A question as it is stored. */
    record Row(
            UUID id,
            UUID productId,
            UUID authorId,
            String text,
            boolean hidden,
            Instant at,
            int answers,
            @Nullable String reply,
            @Nullable Instant repliedAt) {}

    /** An answer as it is stored. */
    record AnswerRow(
            UUID id,
            UUID questionId,
            UUID authorId,
            String text,
            boolean hidden,
            int version,
            Instant at,
            @Nullable Instant editedAt) {}

    QuestionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Row> ofProduct(UUID productId, @Nullable UUID after, int limit) {
        return jdbc.sql(SELECT + """
                where product_id = :product and not hidden and (cast(:after as uuid) is null or id < :after)
                order by id desc limit :limit
                """)
                .param("product", productId)
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

    Optional<Row> find(UUID questionId) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", questionId)
                .query((row, number) -> row(row))
                .optional();
    }

    int countOf(UUID productId) {
        return jdbc.sql("select questions from review.questions_of_product where product_id = :product")
                .param("product", productId)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** The earliest answer that is seen to each of these questions. */
    Map<UUID, AnswerRow> firstOf(Collection<UUID> questionIds) {
        return jdbc
                .sql("""
                select distinct on (question_id) id, question_id, author_id, text, hidden, version, at, edited_at
                from review.answer where question_id = any(:questions) and not hidden
                order by question_id, id
                """)
                .param("questions", questionIds.toArray(UUID[]::new))
                .query((row, number) -> answer(row))
                .list()
                .stream()
                .collect(Collectors.toMap(AnswerRow::questionId, Function.identity()));
    }

    List<AnswerRow> answers(UUID questionId, @Nullable UUID after, int limit) {
        return jdbc.sql(SELECT_ANSWER + """
                where question_id = :question and not hidden and (cast(:after as uuid) is null or id > :after)
                order by id limit :limit
                """)
                .param("question", questionId)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> answer(row))
                .list();
    }

    /** Of all questions, the latest first. */
    List<AnswerRow> answersOfMarket(boolean hiddenAlone, @Nullable UUID after, int limit) {
        return jdbc.sql(SELECT_ANSWER + (hiddenAlone ? " where hidden" : " where true") + """
                 and (cast(:after as uuid) is null or id < :after)
                order by id desc limit :limit
                """)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> answer(row))
                .list();
    }

    Optional<AnswerRow> answerBy(UUID authorId, UUID questionId) {
        return jdbc.sql(SELECT_ANSWER + " where question_id = :question and author_id = :author")
                .param("question", questionId)
                .param("author", authorId)
                .query((row, number) -> answer(row))
                .optional();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getObject("product_id", UUID.class),
                row.getObject("author_id", UUID.class),
                row.getString("text"),
                row.getBoolean("hidden"),
                Times.instant(row, "at"),
                row.getInt("answers"),
                row.getString("reply"),
                Times.instantOrNull(row, "replied_at"));
    }

    private static AnswerRow answer(ResultSet row) throws SQLException {
        return new AnswerRow(
                row.getObject("id", UUID.class),
                row.getObject("question_id", UUID.class),
                row.getObject("author_id", UUID.class),
                row.getString("text"),
                row.getBoolean("hidden"),
                row.getInt("version"),
                Times.instant(row, "at"),
                Times.instantOrNull(row, "edited_at"));
    }
}
