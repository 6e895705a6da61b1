package io.shuke.review.web;

import io.shuke.review.KeepingQuestions;
import io.shuke.review.Question;
import io.shuke.review.Questions;
import io.shuke.shared.Caller;
import io.shuke.shared.Page;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.Right;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.Access.Who;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The market's questions, for staff: those who care for customers answer, those who moderate take down. */
@RestController
@RequestMapping("/api/operator")
@Tag(name = "Operator: questions")
class OperatorQuestionResource {
    private final Questions questions;
    private final KeepingQuestions keeping;

    OperatorQuestionResource(Questions questions, KeepingQuestions keeping) {
        this.questions = questions;
        this.keeping = keeping;
    }

    /** Why something is taken down. */
    @Schema(name = "QuestionHiding")
    record Hiding(
            @NotBlank
            @Size(max = 800)
            @Schema(description = "200 letters, for the audit", example = "It names a person.")
            String reason) {}

    @GetMapping("/questions")
    @Access(
            value = Who.STAFF,
            rights = {Right.CARE, Right.MODERATION})
    @Operation(summary = "Questions", description = "The latest first; all, or those alone that are hidden.")
    Page<Question.OfMarket> page(
            @RequestParam(defaultValue = "false") boolean hidden,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit,
            Caller caller) {
        return questions.ofMarket(caller.person(), hidden, after, limit);
    }

    @PutMapping("/questions/{id}/reply")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(value = Who.STAFF, rights = Right.CARE)
    @Operation(summary = "Answer a question for the market; a later answer replaces it")
    void reply(@PathVariable UUID id, @Valid @RequestBody OperatorReviewResource.Reply body, Caller caller) {
        found(keeping.reply(caller.person(), id, body.words()));
    }

    @PutMapping("/questions/{id}/hiding")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(value = Who.STAFF, rights = Right.MODERATION)
    @Operation(summary = "Take a question down")
    void hide(@PathVariable UUID id, @Valid @RequestBody Hiding body, Caller caller) {
        found(keeping.hide(caller.person(), id, body.reason()));
    }

    @DeleteMapping("/questions/{id}/hiding")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(value = Who.STAFF, rights = Right.MODERATION)
    @Operation(summary = "Show a question again")
    void show(@PathVariable UUID id, Caller caller) {
        found(keeping.show(caller.person(), id));
    }

    @GetMapping("/answers")
    @Access(
            value = Who.STAFF,
            rights = {Right.CARE, Right.MODERATION})
    @Operation(summary = "Buyers' answers", description = "The latest first; all, or those alone that are hidden.")
    Page<Question.AnswerOfMarket> answers(
            @RequestParam(defaultValue = "false") boolean hidden,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit,
            Caller caller) {
        return questions.answersOfMarket(caller.person(), hidden, after, limit);
    }

    @PutMapping("/answers/{id}/hiding")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(value = Who.STAFF, rights = Right.MODERATION)
    @Operation(summary = "Take a buyer's answer down")
    void hideAnswer(@PathVariable UUID id, @Valid @RequestBody Hiding body, Caller caller) {
        found(keeping.hideAnswer(caller.person(), id, body.reason()));
    }

    @DeleteMapping("/answers/{id}/hiding")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(value = Who.STAFF, rights = Right.MODERATION)
    @Operation(summary = "Show a buyer's answer again")
    void showAnswer(@PathVariable UUID id, Caller caller) {
        found(keeping.showAnswer(caller.person(), id));
    }

    private static void found(boolean there) {
        if (!there) {
            throw new ProblemException(ProblemKind.NOT_FOUND);
        }
    }
}
