package io.shuke.review.web;

import io.shuke.review.ReplyingAsPartner;
import io.shuke.review.Review;
import io.shuke.review.Reviews;
import io.shuke.shared.Caller;
import io.shuke.shared.Page;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
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

/** Reviews of what a partner sold, and the partner's replies. */
@RestController
@RequestMapping("/api/my/sold-reviews")
@Tag(name = "Reviews")
class SoldReviewResource {
    private final Reviews reviews;
    private final ReplyingAsPartner replying;

    SoldReviewResource(Reviews reviews, ReplyingAsPartner replying) {
        this.reviews = reviews;
        this.replying = replying;
    }

    @Schema(name = "PartnerReplyDraft")
    record Draft(
            @NotBlank @Size(max = 2_000) @Schema(description = "500 letters", example = "喜欢就好，新蜜到了告诉你。")
            String text) {}

    @GetMapping
    @Access(Who.PARTNER)
    @Operation(summary = "Reviews of what I sold", description = "The latest first.")
    Page<Review.Sold> page(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit,
            Caller caller) {
        return reviews.soldBy(caller.person(), after, limit);
    }

    @PutMapping("/{id}/reply")
    @Access(Who.PARTNER)
    @Operation(
            summary = "Reply to a review of what I sold, or edit my reply",
            description = "The version is that of the reply that I saw, 0 where there is none.")
    Review.Sold reply(
            @PathVariable UUID id, @RequestParam @Min(0) int version, @Valid @RequestBody Draft draft, Caller caller) {
        switch (replying.reply(caller.person(), id, version, draft.text())) {
            case ReplyingAsPartner.Outcome.Replied() -> {}
            case ReplyingAsPartner.Outcome.EditedMeanwhile() ->
                throw new ProblemException(ProblemKind.EDITED_MEANWHILE);
            case ReplyingAsPartner.Outcome.Closed() -> throw new ProblemException(ProblemKind.REVIEW_REPLY_CLOSED);
            case ReplyingAsPartner.Outcome.NoSuchReview() -> throw absent();
        }
        return reviews.soldBy(caller.person(), id).orElseThrow(SoldReviewResource::absent);
    }

    @DeleteMapping("/{id}/reply")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Who.PARTNER)
    @Operation(summary = "Take my reply back")
    void takeBack(@PathVariable UUID id, Caller caller) {
        if (!replying.takeBack(caller.person(), id)) {
            throw absent();
        }
    }

    private static ProblemException absent() {
        return new ProblemException(ProblemKind.NOT_FOUND);
    }
}
