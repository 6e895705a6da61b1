package io.shuke.review;

import io.shuke.shared.Times;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Writes questions and answers, and moves the counts of what is seen with them. A question is locked before its answers,
 * and both before the count of its product.
 */
@Repository
class StoredQuestions {
    private final JdbcClient jdbc;

    /** A question, as far as a change of it or of its answers needs it. */
    record Row(UUID id, UUID productId, UUID authorId, boolean hidden) {}

    /** An answer to a locked question. */
    record AnswerRow(UUID id, UUID questionId, UUID authorId, boolean hidden, int version) {}

    StoredQuestions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID id, UUID productId, UUID authorId, String text, Instant at) {
        jdbc.sql("""
                with written as (
                    insert into review.question (id, product_id, author_id, text, hidden, at)
                    values (:id, :product, :author, :text, false, :at)
                    returning product_id)
                insert into review.questions_of_product as q (product_id, questions)
                select product_id, 1 from written
                on conflict (product_id) do update set questions = q.questions + excluded.questions
                """)
                .param("id", id)
                .param("product", productId)
                .param("author", authorId)
                .param("text", text)
                .param("at", Times.sql(at))
                .update();
    }

    /** As it stands, and stays with its answers until the transaction ends. */
    Optional<Row> lock(UUID questionId) {
        return jdbc.sql("select id, product_id, author_id, hidden from review.question where id = :id for update")
                .param("id", questionId)
                .query((row, number) -> new Row(
                        row.getObject("id", UUID.class),
                        row.getObject("product_id", UUID.class),
                        row.getObject("author_id", UUID.class),
                        row.getBoolean("hidden")))
                .optional();
    }

    /** Something that was said, as others read it. */
    record Said(UUID id, UUID authorId, String text, boolean hidden) {}

    List<Said> questions(Collection<UUID> ids) {
        return said(
                "select id, author_id, text, hidden from review.question where id = any(cast(:ids as uuid[]))", ids);
    }

    /** An answer to a hidden question is hidden with it. */
    List<Said> answers(Collection<UUID> ids) {
        return said("""
                select a.id, a.author_id, a.text, a.hidden or q.hidden as hidden
                from review.answer a join review.question q on q.id = a.question_id
                where a.id = any(cast(:ids as uuid[]))
                """, ids);
    }

    private List<Said> said(String sql, Collection<UUID> ids) {
        return jdbc.sql(sql)
                .param("ids", ids.toArray(UUID[]::new))
                .query(Said.class)
                .list();
    }

    Optional<UUID> questionOf(UUID answerId) {
        return jdbc.sql("select question_id from review.answer where id = :id")
                .param("id", answerId)
                .query(UUID.class)
                .optional();
    }

    /** Of a locked question. */
    Optional<AnswerRow> answer(UUID answerId) {
        return jdbc.sql("select id, question_id, author_id, hidden, version from review.answer where id = :id")
                .param("id", answerId)
                .query(StoredQuestions::answerRow)
                .optional();
    }

    /** Of a locked question. */
    Optional<AnswerRow> answerBy(UUID authorId, UUID questionId) {
        return jdbc.sql("""
                select id, question_id, author_id, hidden, version from review.answer
                where question_id = :question and author_id = :author
                """)
                .param("question", questionId)
                .param("author", authorId)
                .query(StoredQuestions::answerRow)
                .optional();
    }

    private static AnswerRow answerRow(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new AnswerRow(
                row.getObject("id", UUID.class),
                row.getObject("question_id", UUID.class),
                row.getObject("author_id", UUID.class),
                row.getBoolean("hidden"),
                row.getInt("version"));
    }

    /** Removes a locked question with its answers; again changes nothing. */
    void remove(Row question) {
        jdbc.sql("""
                with gone as (delete from review.question where id = :id returning product_id, hidden)
                update review.questions_of_product q set questions = q.questions - 1
                from gone g where g.product_id = q.product_id and not g.hidden
                """).param("id", question.id()).update();
    }

    /** Hides or shows a locked question; where it is so already nothing changes. */
    void setHidden(Row question, boolean hidden) {
        jdbc.sql("""
                with moved as (
                    update review.question set hidden = :hidden where id = :id and hidden <> :hidden returning product_id)
                update review.questions_of_product q set questions = q.questions + :change
                from moved m where m.product_id = q.product_id
                """)
                .param("id", question.id())
                .param("hidden", hidden)
                .param("change", hidden ? -1 : 1)
                .update();
    }

    void reply(UUID questionId, String words, Instant at) {
        jdbc.sql("update review.question set reply = :words, replied_at = :at where id = :id")
                .param("id", questionId)
                .param("words", words)
                .param("at", Times.sql(at))
                .update();
    }

    /** Writes and counts it; false, and nothing counted, where its author answered before. */
    boolean insertAnswer(UUID id, UUID questionId, UUID authorId, String text, Instant at) {
        return jdbc.sql("""
                with written as (
                    insert into review.answer (id, question_id, author_id, text, hidden, at)
                    values (:id, :question, :author, :text, false, :at)
                    on conflict (question_id, author_id) do nothing
                    returning question_id)
                update review.question q set answers = q.answers + 1
                from written w where w.question_id = q.id
                """)
                        .param("id", id)
                        .param("question", questionId)
                        .param("author", authorId)
                        .param("text", text)
                        .param("at", Times.sql(at))
                        .update()
                == 1;
    }

    /** Changes an answer that is seen, of the version that its author saw; false where it is another by now. */
    boolean editAnswer(AnswerRow answer, int version, String text, Instant at) {
        return jdbc.sql("""
                update review.answer set text = :text, version = version + 1, edited_at = :at
                where id = :id and version = :version and not hidden
                """)
                        .param("id", answer.id())
                        .param("version", version)
                        .param("text", text)
                        .param("at", Times.sql(at))
                        .update()
                == 1;
    }

    void removeAnswer(AnswerRow answer) {
        jdbc.sql("""
                with gone as (delete from review.answer where id = :id returning question_id, hidden)
                update review.question q set answers = q.answers - 1
                from gone g where g.question_id = q.id and not g.hidden
                """).param("id", answer.id()).update();
    }

    /** Hides or shows an answer to a locked question; false where it is so already. */
    boolean setAnswerHidden(AnswerRow answer, boolean hidden) {
        return jdbc.sql("""
                with moved as (
                    update review.answer set hidden = :hidden where id = :id and hidden <> :hidden returning question_id)
                update review.question q set answers = q.answers + :change
                from moved m where m.question_id = q.id
                """)
                        .param("id", answer.id())
                        .param("hidden", hidden)
                        .param("change", hidden ? -1 : 1)
                        .update()
                == 1;
    }
}
