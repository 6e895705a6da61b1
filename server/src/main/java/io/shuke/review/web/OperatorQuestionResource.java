package io.shuke.review.web;

import io.shuke.review.Question;
import io.shuke.review.Questions;
import io.shuke.review.ReplyingToQuestion;
import io.shuke.shared.Caller;
import io.shuke.shared.Page;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.Right;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.Access.Who;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The market's questions, for staff: those who care for customers answer, those who moderate take down in a case. */
@RestController
@RequestMapping("/api/operator")
@Tag(name = "Operator: questions")
class OperatorQuestionResource {
    private final Questions questions;
    private final ReplyingToQuestion replying;

    OperatorQuestionResource(Questions questions, ReplyingToQuestion replying) {
        this.questions = questions;
        this.replying = replying;
    }

    @GetMapping("/questions")
    @Access(
            value = Who.STAFF,
            rights = {Right.CARE, Right.MODERATION})
    @Operation(summary = "Questions", description = "The latest first; all, or those alone that are hidden.")
    Page<Question.OfMarket> page(
            @RequestParam(defaultValue = "false") boolean hidden,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit) {
        return questions.ofMarket(hidden, after, limit);
    }

    @PutMapping("/questions/{id}/reply")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(value = Who.STAFF, rights = Right.CARE)
    @Operation(summary = "Answer a question for the market; a later answer replaces it")
    void reply(@PathVariable UUID id, @Valid @RequestBody OperatorReviewResource.Reply body, Caller caller) {
        found(replying.reply(caller.person(), id, body.words()));
    }

    @GetMapping("/answers")
    @Access(
            value = Who.STAFF,
            rights = {Right.CARE, Right.MODERATION})
    @Operation(summary = "Buyers' answers", description = "The latest first; all, or those alone that are hidden.")
    Page<Question.AnswerOfMarket> answers(
            @RequestParam(defaultValue = "false") boolean hidden,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit) {
        return questions.answersOfMarket(hidden, after, limit);
    }

    private static void found(boolean there) {
        if (!there) {
            throw new ProblemException(ProblemKind.NOT_FOUND);
        }
    }
}
