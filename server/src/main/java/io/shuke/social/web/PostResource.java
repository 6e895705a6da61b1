package io.shuke.social.web;

import io.shuke.shared.Caller;
import io.shuke.shared.Page;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.Access.Who;
import io.shuke.shared.web.IdempotencyKey;
import io.shuke.shared.web.IdempotentRequests;
import io.shuke.social.DeletingPost;
import io.shuke.social.PostDraft;
import io.shuke.social.PostResults;
import io.shuke.social.PostVersions;
import io.shuke.social.PostView;
import io.shuke.social.Posts;
import io.shuke.social.Reader;
import io.shuke.social.WritingPost;
import io.shuke.social.WritingPost.Outcome;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
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
@Tag(name = "Posts", description = "What people write, with pictures and goods")
class PostResource {
    private final WritingPost writing;
    private final DeletingPost deleting;
    private final Posts posts;
    private final PostResults results;
    private final IdempotentRequests requests;

    PostResource(
            WritingPost writing, DeletingPost deleting, Posts posts, PostResults results, IdempotentRequests requests) {
        this.writing = writing;
        this.deleting = deleting;
        this.posts = posts;
        this.results = results;
        this.requests = requests;
    }

    @Schema(name = "PostDraft")
    record Draft(
            @NotNull @Size(max = 10_000) @Schema(description = "2,000 letters", example = "今年的椴树蜜到了，抹在刚烤好的面包上。#早餐")
            String text,

            @NotNull @Size(max = PostDraft.MOST_PICTURES) @Schema(description = "Pictures that I uploaded")
            List<@NotNull UUID> mediaIds,

            @NotNull @Size(max = PostDraft.MOST_TAGS) List<@NotNull @Valid TagDraft> tags,

            @NotNull
            @Size(max = PostDraft.MOST_MENTIONS)
            @Schema(description = "Codes of people whose names stand in the text as @name", example = "[]")
            List<@NotNull @Size(max = 20) String> mentions,

            @Schema(description = "Show that I bought what I tag, where I did")
            boolean tellsBought,

            @Schema(description = "Publish it, or keep it as a draft")
            boolean publish,

            @Nullable
            @Schema(
                    description = "The people whom it is meant for, of whom I am one; none means everybody",
                    example = "null")
            UUID audienceId) {
        PostDraft draft() {
            return new PostDraft(
                    text, mediaIds, tags.stream().map(TagDraft::tag).toList(), mentions, tellsBought);
        }
    }

    @Schema(name = "PostTagDraft", description = "Goods at a place on a picture, in thousandths from the upper left")
    record TagDraft(
            @NotNull UUID productId,

            @Schema(example = "0") @Min(0) @Max(PostDraft.MOST_PICTURES - 1)
            int picture,

            @Schema(example = "420") @Min(0) @Max(1000) int x,

            @Schema(example = "610") @Min(0) @Max(1000) int y) {
        PostDraft.Tag tag() {
            return new PostDraft.Tag(productId, picture, x, y);
        }
    }

    @Schema(name = "PostWritten")
    record Written(UUID id, int version) {}

    @Schema(name = "PostVersionList")
    record Versions(List<PostVersions.Version> items) {}

    @PostMapping("/api/posts")
    @Access(Who.PERSON)
    @Operation(
            summary = "Write a post; needs an Idempotency-Key",
            description =
                    "Goods on a published post carry my own share link, and the post says that it advertises. Whom it is"
                            + " meant for stays as it was first written.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Written.class)))
    ResponseEntity<String> write(@Valid @RequestBody Draft draft, Caller caller, HttpServletRequest request) {
        var author = caller.person();
        return requests.once(
                IdempotencyKey.of(author, request),
                201,
                draft,
                () -> written(writing.write(author, draft.audienceId(), draft.draft(), draft.publish())));
    }

    @GetMapping("/api/posts/{id}")
    @Access(Who.ANYONE)
    @Operation(summary = "A post", description = "A draft is found by its author alone.")
    PostView post(@PathVariable UUID id, Caller caller, Locale locale) {
        return posts.find(id, new Reader(caller.personId(), locale)).orElseThrow(PostResource::notFound);
    }

    @PutMapping("/api/posts/{id}")
    @Access(Who.PERSON)
    @Operation(
            summary = "Edit my post, or publish my draft",
            description = "Replaces the whole of it. What was published is kept as it was, for me to read.")
    Written edit(
            @PathVariable UUID id, @RequestParam @Min(1) int version, @Valid @RequestBody Draft draft, Caller caller) {
        return written(writing.edit(caller.person(), id, version, draft.draft(), draft.publish()));
    }

    @DeleteMapping("/api/posts/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Who.PERSON)
    @Operation(summary = "Take my post back, for good")
    void delete(@PathVariable UUID id, Caller caller) {
        if (!deleting.delete(caller.person(), id)) {
            throw notFound();
        }
    }

    @GetMapping("/api/my/drafts")
    @Access(Who.PERSON)
    @Operation(summary = "My drafts", description = "The latest first.")
    Page<PostView> drafts(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit,
            Caller caller,
            Locale locale) {
        return posts.drafts(caller.person(), locale, after, limit);
    }

    @GetMapping("/api/my/posts/{id}/versions")
    @Access(Who.PERSON)
    @Operation(summary = "What my post was before each edit")
    Versions versions(@PathVariable UUID id, Caller caller) {
        return new Versions(posts.versionsOf(caller.person(), id).orElseThrow(PostResource::notFound));
    }

    @GetMapping("/api/my/posts/{id}/results")
    @Access(Who.PERSON)
    @Operation(
            summary = "What my post brought",
            description = "Who opened it, who came through its goods, who bought, and what that earned me.")
    PostResults.Results results(@PathVariable UUID id, Caller caller) {
        return results.of(caller.person(), id).orElseThrow(PostResource::notFound);
    }

    private static Written written(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Written(var id, var version) -> new Written(id, version);
            case Outcome.NotThere ignored -> throw notFound();
            case Outcome.EditedMeanwhile ignored -> throw new ProblemException(ProblemKind.EDITED_MEANWHILE);
            case Outcome.Hidden ignored -> throw new ProblemException(ProblemKind.POST_HIDDEN);
        };
    }

    private static ProblemException notFound() {
        return new ProblemException(ProblemKind.NOT_FOUND);
    }
}
