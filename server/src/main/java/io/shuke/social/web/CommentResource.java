package io.shuke.social.web;

import io.shuke.shared.Caller;
import io.shuke.shared.Page;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.Access.Who;
import io.shuke.shared.web.IdempotencyKey;
import io.shuke.shared.web.IdempotentRequests;
import io.shuke.social.Commenting;
import io.shuke.social.Comments;
import io.shuke.social.Comments.CommentView;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Posts")
class CommentResource {
    private final Commenting commenting;
    private final Comments comments;
    private final IdempotentRequests requests;

    CommentResource(Commenting commenting, Comments comments, IdempotentRequests requests) {
        this.commenting = commenting;
        this.comments = comments;
        this.requests = requests;
    }

    @Schema(name = "PostCommentDraft")
    record Draft(
            @NotBlank @Size(max = 2_000) @Schema(description = "500 letters", example = "看起来真好吃")
            String text,

            @Nullable @Schema(description = "The comment that this replies to")
            UUID parentId) {}

    @GetMapping("/api/posts/{id}/comments")
    @Access(Who.ANYONE)
    @Operation(summary = "Comments on a post", description = "The oldest first.")
    Page<CommentView> ofPost(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit,
            Caller caller) {
        return comments.ofPost(id, caller.personId(), after, limit)
                .orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
    }

    @GetMapping("/api/comments/{id}/replies")
    @Access(Who.ANYONE)
    @Operation(summary = "Replies to a comment", description = "The oldest first.")
    Page<CommentView> replies(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit,
            Caller caller) {
        return comments.repliesTo(id, caller.personId(), after, limit);
    }

    @PostMapping("/api/posts/{id}/comments")
    @Access(Who.PERSON)
    @Operation(summary = "Comment on a post; needs an Idempotency-Key")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = CommentView.class)))
    ResponseEntity<String> write(
            @PathVariable UUID id, @Valid @RequestBody Draft draft, Caller caller, HttpServletRequest request) {
        var person = caller.person();
        return requests.once(IdempotencyKey.of(person, request), 201, List.of(id, draft), () -> {
            var written = commenting.write(person, id, draft.parentId(), draft.text());
            if (written == null) {
                throw new ProblemException(ProblemKind.NOT_FOUND);
            }
            return comments.find(written, person);
        });
    }

    @DeleteMapping("/api/comments/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Who.PERSON)
    @Operation(summary = "Take a comment back", description = "One's own, or any on one's own post.")
    void takeBack(@PathVariable UUID id, Caller caller) {
        if (!commenting.takeBack(caller.person(), id)) {
            throw new ProblemException(ProblemKind.NOT_FOUND);
        }
    }
}
