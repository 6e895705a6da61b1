package io.shuke.social.web;

import io.shuke.shared.Caller;
import io.shuke.shared.Page;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.Access.Who;
import io.shuke.social.AppealingTakedown;
import io.shuke.social.Cases;
import io.shuke.social.Strikes;
import io.shuke.social.Takedown;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Reports")
class TakedownResource {
    private final Cases cases;
    private final Strikes strikes;
    private final AppealingTakedown appealing;

    TakedownResource(Cases cases, Strikes strikes, AppealingTakedown appealing) {
        this.cases = cases;
        this.strikes = strikes;
        this.appealing = appealing;
    }

    @Schema(name = "TakedownAppeal")
    record Appeal(
            @NotBlank @Size(max = 4_000) @Schema(description = "1,000 letters", example = "It is my own honey.")
            String words) {}

    @GetMapping("/api/my/takedowns")
    @Access(Who.PERSON)
    @Operation(
            summary = "What was taken down of mine, or waits to be looked at",
            description = "The latest first, with the reason and what became of an appeal.")
    Page<Takedown> takedowns(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit,
            Caller caller) {
        return cases.takedownsOf(caller.person(), after, limit);
    }

    @GetMapping("/api/my/posting-standing")
    @Access(Who.PERSON)
    @Operation(summary = "How many strikes I have, and until when I can't post")
    Strikes.Standing standing(Caller caller) {
        return strikes.of(caller.person());
    }

    @PostMapping("/api/my/takedowns/{id}/appeal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Who.PERSON)
    @Operation(summary = "Say why it should stand", description = "Once. Somebody else than before decides about it.")
    void appeal(@PathVariable UUID id, @Valid @RequestBody Appeal body, Caller caller) {
        switch (appealing.appeal(caller.person(), id, body.words())) {
            case AppealingTakedown.Outcome.Appealed ignored -> {}
            case AppealingTakedown.Outcome.TooLate(var state) ->
                throw new ProblemException(ProblemKind.CASE_NOT_IN_STATE).extension("state", state);
            case AppealingTakedown.Outcome.Unknown ignored -> throw new ProblemException(ProblemKind.NOT_FOUND);
        }
    }
}
