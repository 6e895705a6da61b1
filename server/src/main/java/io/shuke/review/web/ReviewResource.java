package io.shuke.review.web;

import io.shuke.review.EditingReview;
import io.shuke.review.Review;
import io.shuke.review.ReviewDraft;
import io.shuke.review.ReviewableLines;
import io.shuke.review.Reviews;
import io.shuke.review.WritingReview;
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
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Reviews")
class ReviewResource {
    private final Reviews reviews;
    private final ReviewableLines reviewable;
    private final WritingReview writing;
    private final EditingReview editing;
    private final IdempotentRequests requests;

    ReviewResource(
            Reviews reviews,
            ReviewableLines reviewable,
            WritingReview writing,
            EditingReview editing,
            IdempotentRequests requests) {
        this.reviews = reviews;
        this.reviewable = reviewable;
        this.writing = writing;
        this.editing = editing;
        this.requests = requests;
    }

    @Schema(name = "ReviewDraft")
    record Draft(
            @Min(1) @Max(5) @Schema(example = "5") int stars,

            @NotBlank @Size(max = 4_000) @Schema(description = "1,000 letters", example = "很香，罐子也结实。")
            String text,

            @NotNull @Size(max = 6) List<@NotNull UUID> mediaIds,

            @Schema(description = "without my name") boolean anonymous) {
        ReviewDraft draft() {
            return new ReviewDraft(stars, text, mediaIds, anonymous);
        }
    }

    @GetMapping("/api/products/{id}/rating")
    @Access(Who.ANYONE)
    @Operation(summary = "A product's reviews in numbers")
    Review.Rating rating(@PathVariable UUID id) {
        return reviews.ratingOf(id);
    }

    @GetMapping("/api/products/{id}/reviews")
    @Access(Who.ANYONE)
    @Operation(summary = "Reviews of a product by who bought and received it", description = "The latest first.")
    Page<Review> ofProduct(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "ALL") Review.Choice choice,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit,
            Caller caller) {
        return reviews.ofProduct(id, choice, caller.personId(), after, limit);
    }

    @GetMapping("/api/orders/{id}/reviewable-lines")
    @Access(Who.PERSON)
    @Operation(
            summary = "Lines of an order that I can review, or have reviewed",
            description = "A line that has not come yet, or of which all went back, is not among them.")
    List<ReviewableLines.Reviewable> reviewable(@PathVariable UUID id, Caller caller) {
        return reviewable.of(caller.person(), id);
    }

    @PostMapping("/api/orders/{id}/lines/{lineId}/review")
    @Access(Who.PERSON)
    @Operation(summary = "Review a line of an order that I received; needs an Idempotency-Key")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Review.Own.class)))
    ResponseEntity<String> write(
            @PathVariable UUID id,
            @PathVariable UUID lineId,
            @Valid @RequestBody Draft draft,
            Caller caller,
            HttpServletRequest request) {
        var person = caller.person();
        return requests.once(IdempotencyKey.of(person, request), 201, List.of(id, lineId, draft), () -> {
            var written = written(writing.write(person, id, lineId, draft.draft()));
            return reviews.own(person, written).orElseThrow();
        });
    }

    @GetMapping("/api/my/reviews/{id}")
    @Access(Who.PERSON)
    @Operation(summary = "A review of mine, and until when I can edit it")
    Review.Own own(@PathVariable UUID id, Caller caller) {
        return reviews.own(caller.person(), id).orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
    }

    @PutMapping("/api/my/reviews/{id}")
    @Access(Who.PERSON)
    @Operation(summary = "Edit a review of mine", description = "Within 30 days. What it said before is kept.")
    Review.Own edit(@PathVariable UUID id, @RequestParam int version, @Valid @RequestBody Draft draft, Caller caller) {
        switch (editing.edit(caller.person(), id, version, draft.draft())) {
            case EditingReview.Outcome.Edited() -> {}
            case EditingReview.Outcome.EditedMeanwhile() -> throw new ProblemException(ProblemKind.EDITED_MEANWHILE);
            case EditingReview.Outcome.Closed() -> throw new ProblemException(ProblemKind.REVIEW_CLOSED);
            case EditingReview.Outcome.NoSuchReview() -> throw new ProblemException(ProblemKind.NOT_FOUND);
        }
        return own(id, caller);
    }

    private static UUID written(WritingReview.Outcome outcome) {
        return switch (outcome) {
            case WritingReview.Outcome.Written(var id) -> id;
            case WritingReview.Outcome.NotPossible() -> throw new ProblemException(ProblemKind.REVIEW_NOT_POSSIBLE);
            case WritingReview.Outcome.WrittenBefore() -> throw new ProblemException(ProblemKind.REVIEW_WRITTEN_BEFORE);
            case WritingReview.Outcome.NoSuchLine() -> throw new ProblemException(ProblemKind.NOT_FOUND);
        };
    }
}
