package io.shuke.sharing.web;

import io.shuke.shared.Caller;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.Access.Who;
import io.shuke.sharing.Channel;
import io.shuke.sharing.MakingShareLink;
import io.shuke.sharing.MakingShareLink.Outcome;
import io.shuke.sharing.MakingShareLink.Wish;
import io.shuke.sharing.PosterTemplate;
import io.shuke.sharing.ShareLink;
import io.shuke.sharing.ShareLinks;
import io.shuke.sharing.ShareTarget;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Sharing", description = "Links, posters, visits and whom they bring")
class ShareLinkResource {
    private final MakingShareLink makingShareLink;
    private final ShareLinks links;

    ShareLinkResource(MakingShareLink makingShareLink, ShareLinks links) {
        this.makingShareLink = makingShareLink;
        this.links = links;
    }

    @Schema(name = "ShareTarget")
    record Target(
            @NotNull ShareTarget.Kind kind,

            @Nullable
            @Size(max = 64)
            @Schema(
                    description =
                            "A product's id; a group's id; a shop's handle or its owner's id, or nothing for my own shop",
                    example = "019aa0b0-7c4e-7d1a-9f00-2b7f5f0d9e11")
            String id) {}

    @Schema(name = "ShareDraft")
    record Draft(
            @NotNull @Valid Target target,
            @NotNull Channel channel,

            @NotNull @Pattern(regexp = "[a-z0-9-]{1,40}") @Schema(example = "receipt")
            String placement) {}

    @Schema(name = "ShareLink")
    record View(
            @Schema(example = "k7Rw2mXq9TbC") String code,

            @Schema(example = "https://shop.example/s/k7Rw2mXq9TbC")
            String url,

            Target target,
            List<Poster> posters) {}

    @Schema(name = "SharePoster")
    record Poster(PosterTemplate template, String url) {}

    @PostMapping("/api/share-links")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Who.PERSON)
    @Operation(
            summary = "Make a share link",
            description = "The same person, target, channel and placement give the same link again.")
    View make(@Valid @RequestBody Draft draft, Caller caller) {
        var target = draft.target();
        var outcome = makingShareLink.make(
                new Wish(caller.person(), target.kind(), target.id(), draft.channel(), draft.placement()));
        return switch (outcome) {
            case Outcome.Made made -> view(made.link());
            case Outcome.NothingToShow ignored -> throw new ProblemException(ProblemKind.NOT_FOUND);
        };
    }

    private View view(ShareLink link) {
        var id = link.target().id();
        return new View(
                link.code(),
                links.urlOf(link),
                new Target(link.target().kind(), id == null ? null : id.toString()),
                Arrays.stream(PosterTemplate.values())
                        .map(template -> new Poster(template, PosterResource.path(link.code(), template)))
                        .toList());
    }
}
