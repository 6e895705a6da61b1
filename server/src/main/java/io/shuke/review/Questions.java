package io.shuke.review;

import io.shuke.ordering.ReceivedGoods;
import io.shuke.review.QuestionRows.AnswerRow;
import io.shuke.review.QuestionRows.Row;
import io.shuke.shared.Cursor;
import io.shuke.shared.Page;
import io.shuke.social.Encounters;
import io.shuke.social.PersonRef;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads questions about goods, the latest first, and what buyers answered. A page costs four statements. */
@Component
public class Questions {
    private final QuestionRows rows;
    private final Encounters encounters;
    private final ReceivedGoods received;

    Questions(QuestionRows rows, Encounters encounters, ReceivedGoods received) {
        this.rows = rows;
        this.encounters = encounters;
        this.received = received;
    }

    public Page<Question> ofProduct(UUID productId, @Nullable UUID readerId, @Nullable String after, int limit) {
        var found = rows.ofProduct(productId, Cursor.idOrNull(after), limit + 1);
        var shown = new Shown(found, readerId);
        return Page.of(found, limit, row -> Cursor.of(row.id())).map(shown::question);
    }

    public Question.Count countOf(UUID productId) {
        return new Question.Count(rows.countOf(productId));
    }

    /** As absent as none where it is hidden from the reader; its author sees it all the same. */
    public Optional<Question.ForReader> find(UUID questionId, @Nullable UUID readerId) {
        return rows.find(questionId)
                .filter(row -> !row.hidden() || row.authorId().equals(readerId))
                .map(row -> new Question.ForReader(
                        new Shown(List.of(row), readerId).question(row),
                        row.hidden(),
                        readerId != null && canAnswer(row, readerId),
                        own(questionId, readerId)));
    }

    /** Earliest first; empty where the question is absent. */
    public Optional<Page<Question.Answer>> answers(
            UUID questionId, @Nullable UUID readerId, @Nullable String after, int limit) {
        if (rows.find(questionId)
                .filter(row -> !row.hidden() || row.authorId().equals(readerId))
                .isEmpty()) {
            return Optional.empty();
        }
        var found = rows.answers(questionId, Cursor.idOrNull(after), limit + 1);
        var people = peopleOf(found, readerId);
        return Optional.of(Page.of(found, limit, row -> Cursor.of(row.id())).map(row -> answer(row, readerId, people)));
    }

    /** For staff, whomever they blocked themselves: all of them, or those alone that are hidden. */
    public Page<Question.OfMarket> ofMarket(boolean hiddenAlone, @Nullable String after, int limit) {
        var found = rows.ofMarket(hiddenAlone, Cursor.idOrNull(after), limit + 1);
        var shown = new Shown(found, null);
        return Page.of(found, limit, row -> Cursor.of(row.id()))
                .map(row -> new Question.OfMarket(shown.question(row), row.hidden()));
    }

    /** For staff, the latest first. */
    public Page<Question.AnswerOfMarket> answersOfMarket(boolean hiddenAlone, @Nullable String after, int limit) {
        var found = rows.answersOfMarket(hiddenAlone, Cursor.idOrNull(after), limit + 1);
        var people = peopleOf(found, null);
        return Page.of(found, limit, row -> Cursor.of(row.id()))
                .map(row -> new Question.AnswerOfMarket(answer(row, null, people), row.questionId(), row.hidden()));
    }

    private boolean canAnswer(Row row, UUID readerId) {
        return !row.hidden() && encounters.canMeet(row.authorId(), readerId) && received.has(readerId, row.productId());
    }

    private Question.@Nullable OwnAnswer own(UUID questionId, @Nullable UUID readerId) {
        return readerId == null
                ? null
                : rows.answerBy(readerId, questionId)
                        .map(row -> new Question.OwnAnswer(
                                answer(row, readerId, peopleOf(List.of(row), readerId)), row.hidden(), row.version()))
                        .orElse(null);
    }

    private Map<UUID, PersonRef> peopleOf(Collection<AnswerRow> answers, @Nullable UUID readerId) {
        return encounters.refsOf(
                answers.stream().map(AnswerRow::authorId).distinct().toList(), readerId);
    }

    private static Question.Answer answer(AnswerRow row, @Nullable UUID readerId, Map<UUID, PersonRef> people) {
        return new Question.Answer(
                row.id(),
                people.get(row.authorId()),
                row.text(),
                row.at(),
                row.editedAt() != null,
                row.authorId().equals(readerId));
    }

    /** Questions with their first answers and everybody who is named in them, for one reader. */
    private final class Shown {
        private final @Nullable UUID readerId;
        private final Map<UUID, AnswerRow> first;
        private final Map<UUID, PersonRef> people;

        Shown(List<Row> questions, @Nullable UUID readerId) {
            this.readerId = readerId;
            this.first = rows.firstOf(questions.stream().map(Row::id).toList());
            this.people = encounters.refsOf(
                    Stream.concat(
                                    questions.stream().map(Row::authorId),
                                    first.values().stream().map(AnswerRow::authorId))
                            .distinct()
                            .toList(),
                    readerId);
        }

        Question question(Row row) {
            var answered = first.get(row.id());
            return new Question(
                    row.id(),
                    row.productId(),
                    people.get(row.authorId()),
                    row.text(),
                    row.at(),
                    row.authorId().equals(readerId),
                    row.answers(),
                    answered == null ? null : answer(answered, readerId, people),
                    row.reply() == null || row.repliedAt() == null
                            ? null
                            : new Review.Reply(row.reply(), row.repliedAt()));
        }
    }
}
