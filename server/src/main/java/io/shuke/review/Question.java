package io.shuke.review;

import io.shuke.social.PersonRef;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks about goods. The author is absent where the reader can't meet them.
 *
 * @param mine whether the reader asked it
 * @param answers how many buyers answered; {@code first} is the earliest of them
 * @param reply what the market says to it
 */
@Schema(name = "Question")
public record Question(
        UUID id,
        UUID productId,
        @Nullable PersonRef author,
        @Schema(example = "会不会太甜？") String text,
        Instant at,
        boolean mine,
        @Schema(example = "2") int answers,
        @Nullable Answer first,
        Review.@Nullable Reply reply) {
    /** What somebody says who bought and received the goods. */
    @Schema(name = "QuestionAnswer")
    public record Answer(
            UUID id,
            @Nullable PersonRef author,
            @Schema(example = "不太甜，泡水正好。") String text,
            Instant at,
            boolean edited,
            boolean mine) {}

    /**
     * A question as one reader meets it.
     *
     * @param canAnswer whether the reader bought and received the goods
     */
    @Schema(name = "QuestionForReader")
    public record ForReader(
            Question question,
            boolean hidden,
            boolean canAnswer,
            @Nullable OwnAnswer answer) {}

    /** An answer as its author sees it. */
    @Schema(name = "OwnAnswer")
    public record OwnAnswer(Answer answer, boolean hidden, int version) {}

    /** A question as staff see it. */
    @Schema(name = "OperatorQuestion")
    public record OfMarket(Question question, boolean hidden) {}

    /** An answer as staff see it. */
    @Schema(name = "OperatorAnswer")
    public record AnswerOfMarket(Answer answer, UUID questionId, boolean hidden) {}

    /** How many questions about a product are seen. */
    @Schema(name = "QuestionCount")
    public record Count(@Schema(example = "3") int questions) {}
}
