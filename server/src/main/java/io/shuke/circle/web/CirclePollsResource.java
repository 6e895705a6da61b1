package io.shuke.circle.web;

import io.shuke.circle.AskingCircle;
import io.shuke.circle.Polls;
import io.shuke.circle.Polls.PollView;
import io.shuke.shared.Caller;
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
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Questions to a circle's members. */
@RestController
@Tag(name = "Circles")
class CirclePollsResource {
    private final AskingCircle asking;
    private final Polls polls;
    private final IdempotentRequests requests;

    CirclePollsResource(AskingCircle asking, Polls polls, IdempotentRequests requests) {
        this.asking = asking;
        this.polls = polls;
        this.requests = requests;
    }

    @Schema(name = "CirclePollDraft")
    record Draft(
            @NotNull @Size(max = 1_000) @Schema(description = "100 letters", example = "周六几点出发？")
            String question,

            @NotNull
            @Size(min = 2, max = AskingCircle.MOST_OPTIONS)
            @Schema(description = "two to six answers of 40 letters", example = "[\"早上八点\", \"中午十二点\"]")
            List<@NotNull @Size(max = 400) String> options,

            @Min(1) @Max(AskingCircle.MOST_DAYS) @Schema(example = "7")
            int days) {}

    @Schema(name = "CirclePollChoice")
    record Choice(
            @Min(0) @Max(AskingCircle.MOST_OPTIONS - 1) @Schema(example = "1")
            int number) {}

    @Schema(name = "CirclePollList")
    record PollList(List<PollView> items) {}

    @GetMapping("/api/circles/{id}/polls")
    @Access(Who.PERSON)
    @Operation(
            summary = "What a circle's keepers ask",
            description = "For its members; the latest twenty. How many chose what is told, and not who.")
    PollList all(@PathVariable UUID id, Caller caller) {
        return new PollList(found(polls.ofCircle(id, caller.person())));
    }

    @PostMapping("/api/circles/{id}/polls")
    @Access(Who.PERSON)
    @Operation(
            summary = "Ask my circle's members; needs an Idempotency-Key",
            description = "For the host and moderators.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = PollList.class)))
    ResponseEntity<String> ask(
            @PathVariable UUID id, @Valid @RequestBody Draft draft, Caller caller, HttpServletRequest request) {
        var keeper = caller.person();
        return requests.once(IdempotencyKey.of(keeper, request), 201, List.of(id, draft), () -> {
            var question = new AskingCircle.Question(draft.question(), draft.options(), draft.days());
            found(Optional.ofNullable(asking.ask(keeper, id, question)));
            return all(id, caller);
        });
    }

    @PutMapping("/api/circle-polls/{id}/choice")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Who.PERSON)
    @Operation(summary = "Choose an answer", description = "Another choice replaces it, until the question ends.")
    void choose(@PathVariable UUID id, @Valid @RequestBody Choice choice, Caller caller) {
        switch (asking.choose(caller.person(), id, choice.number())) {
            case DONE -> {}
            case OVER -> throw new ProblemException(ProblemKind.POLL_OVER);
            case NOT_THERE -> throw new ProblemException(ProblemKind.NOT_FOUND);
        }
    }

    @DeleteMapping("/api/circle-polls/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Who.PERSON)
    @Operation(summary = "Take a question back, with all answers", description = "For the host and moderators.")
    void takeBack(@PathVariable UUID id, Caller caller) {
        if (!asking.takeBack(caller.person(), id)) {
            throw new ProblemException(ProblemKind.NOT_FOUND);
        }
    }

    private static <T> T found(Optional<T> asked) {
        return asked.orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
    }
}
