package io.shuke.review.web;

import io.shuke.review.AnsweringReview;
import io.shuke.review.Review;
import io.shuke.review.Reviews;
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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The market's reviews, for staff: those who care for customers reply, those who moderate take down in a case. */
@RestController
@RequestMapping("/api/operator/reviews")
@Tag(name = "Operator: reviews")
class OperatorReviewResource {
    private final Reviews reviews;
    private final AnsweringReview answering;

    OperatorReviewResource(Reviews reviews, AnsweringReview answering) {
        this.reviews = reviews;
        this.answering = answering;
    }

    @Schema(name = "ReviewReplyDraft")
    record Reply(
            @NotBlank @Size(max = 2_000) @Schema(description = "500 letters", example = "谢谢，新蜜九月到。")
            String words) {}

    @GetMapping
    @Access(
            value = Who.STAFF,
            rights = {Right.CARE, Right.MODERATION})
    @Operation(summary = "Reviews", description = "The latest first; all, or those alone that are hidden.")
    Page<Review.OfMarket> page(
            @RequestParam(defaultValue = "false") boolean hidden,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit) {
        return reviews.ofMarket(hidden, after, limit);
    }

    @PutMapping("/{id}/reply")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(value = Who.STAFF, rights = Right.CARE)
    @Operation(summary = "Reply to a review; a later reply replaces it")
    void reply(@PathVariable UUID id, @Valid @RequestBody Reply body, Caller caller) {
        found(answering.reply(caller.person(), id, body.words()));
    }

    private static void found(boolean there) {
        if (!there) {
            throw new ProblemException(ProblemKind.NOT_FOUND);
        }
    }
}
