package io.shuke.review.web;

import io.shuke.review.AnsweringQuestion;
import io.shuke.review.AskingQuestion;
import io.shuke.review.Question;
import io.shuke.review.Questions;
import io.shuke.shared.Caller;
import io.shuke.shared.Page;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.Access.Who;
import io.shuke.shared.web.IdempotencyKey;
import io.shuke.shared.web.IdempotentRequests;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Questions")
class QuestionResource {
    private final Questions questions;
    private final AskingQuestion asking;
    private final AnsweringQuestion answering;
    private final IdempotentRequests requests;

    QuestionResource(
            Questions questions, AskingQuestion asking, AnsweringQuestion answering, IdempotentRequests requests) {
        this.questions = questions;
        this.asking = asking;
        this.answering = answering;
        this.requests = requests;
    }

    @Schema(name = "QuestionDraft")
    record Draft(
            @NotBlank @Size(max = 1_200) @Schema(description = "300 letters", example = "会不会太甜？")
            String text) {}

    @Schema(name = "AnswerDraft")
    record AnswerDraft(
            @NotBlank @Size(max = 2_000) @Schema(description = "500 letters", example = "不太甜，泡水正好。")
            String text) {}

    @GetMapping("/api/products/{id}/question-count")
    @Access(Who.ANYONE)
    @Operation(summary = "How many questions there are about a product")
    Question.Count count(@PathVariable UUID id) {
        return questions.countOf(id);
    }

    @GetMapping("/api/products/{id}/questions")
    @Access(Who.ANYONE)
    @Operation(
            summary = "Questions about a product, each with its first answer by a buyer",
            description = "The latest first.")
    Page<Question> ofProduct(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit,
            Caller caller) {
        return questions.ofProduct(id, caller.personId(), after, limit);
    }

    @PostMapping("/api/products/{id}/questions")
    @Access(Who.PERSON)
    @Operation(
            summary = "Ask about goods on sale; needs an Idempotency-Key",
            description = "At most 10 in an hour. With a word that is held it waits for staff.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Question.ForReader.class)))
    ResponseEntity<String> ask(
            @PathVariable UUID id, @Valid @RequestBody Draft draft, Caller caller, HttpServletRequest request) {
        var person = caller.person();
        return requests.once(IdempotencyKey.of(person, request), 201, List.of(id, draft), () -> {
            var asked = asking.ask(person, id, draft.text()).orElseThrow(QuestionResource::absent);
            return questions.find(asked, person).orElseThrow();
        });
    }

    @GetMapping("/api/questions/{id}")
    @Access(Who.ANYONE)
    @Operation(summary = "A question, whether I can answer it, and what I answered")
    Question.ForReader question(@PathVariable UUID id, Caller caller) {
        return questions.find(id, caller.personId()).orElseThrow(QuestionResource::absent);
    }

    @DeleteMapping("/api/questions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Who.PERSON)
    @Operation(summary = "Take back a question of mine, with its answers")
    void takeBack(@PathVariable UUID id, Caller caller) {
        found(asking.takeBack(caller.person(), id));
    }

    @GetMapping("/api/questions/{id}/answers")
    @Access(Who.ANYONE)
    @Operation(summary = "What buyers answered", description = "The earliest first.")
    Page<Question.Answer> answers(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit,
            Caller caller) {
        return questions.answers(id, caller.personId(), after, limit).orElseThrow(QuestionResource::absent);
    }

    @PutMapping("/api/questions/{id}/my-answer")
    @Access(Who.PERSON)
    @Operation(
            summary = "Answer a question about goods that I received, or edit my answer",
            description = "The version is that of the answer that I saw, 0 where there is none.")
    Question.ForReader answer(
            @PathVariable UUID id,
            @RequestParam @Min(0) int version,
            @Valid @RequestBody AnswerDraft draft,
            Caller caller) {
        switch (answering.answer(caller.person(), id, version, draft.text())) {
            case AnsweringQuestion.Outcome.Answered() -> {}
            case AnsweringQuestion.Outcome.ForBuyers() -> throw new ProblemException(ProblemKind.QUESTION_FOR_BUYERS);
            case AnsweringQuestion.Outcome.EditedMeanwhile() ->
                throw new ProblemException(ProblemKind.EDITED_MEANWHILE);
            case AnsweringQuestion.Outcome.Closed() -> throw new ProblemException(ProblemKind.ANSWER_CLOSED);
            case AnsweringQuestion.Outcome.NoSuchQuestion() -> throw absent();
        }
        return question(id, caller);
    }

    @DeleteMapping("/api/questions/{id}/my-answer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Who.PERSON)
    @Operation(summary = "Take back my answer")
    void takeBackAnswer(@PathVariable UUID id, Caller caller) {
        found(answering.takeBack(caller.person(), id));
    }

    private static void found(boolean there) {
        if (!there) {
            throw absent();
        }
    }

    private static ProblemException absent() {
        return new ProblemException(ProblemKind.NOT_FOUND);
    }
}
