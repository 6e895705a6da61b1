package io.shuke.circle.web;

import io.shuke.circle.ApplyingForCircle;
import io.shuke.circle.CircleDraft;
import io.shuke.circle.CircleView;
import io.shuke.circle.Circles;
import io.shuke.circle.ClosingCircle;
import io.shuke.circle.EditingCircle;
import io.shuke.circle.Entry;
import io.shuke.circle.JoiningCircle;
import io.shuke.circle.LeavingCircle;
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
import jakarta.validation.constraints.NotNull;
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
@Tag(name = "Circles", description = "Communities around an interest")
class CircleResource {
    private final ApplyingForCircle applying;
    private final EditingCircle editing;
    private final ClosingCircle closing;
    private final JoiningCircle joining;
    private final LeavingCircle leaving;
    private final Circles circles;
    private final IdempotentRequests requests;

    CircleResource(
            ApplyingForCircle applying,
            EditingCircle editing,
            ClosingCircle closing,
            JoiningCircle joining,
            LeavingCircle leaving,
            Circles circles,
            IdempotentRequests requests) {
        this.applying = applying;
        this.editing = editing;
        this.closing = closing;
        this.joining = joining;
        this.leaving = leaving;
        this.circles = circles;
        this.requests = requests;
    }

    @Schema(name = "CircleDraft")
    record Draft(
            @NotNull @Size(max = 200) @Schema(description = "2 to 30 letters", example = "露营的人")
            String name,

            @NotNull
            @Size(max = 2_000)
            @Schema(description = "What it is about, in 300 letters", example = "周末一起出去，交流装备和路线。")
            String words,

            @NotNull
            @Size(max = 10_000)
            @Schema(description = "What holds in it, in 2,000 letters", example = "不打广告，好好说话。")
            String rules,

            @NotNull Entry entry,

            @Nullable @Schema(description = "A picture that I uploaded")
            UUID coverId) {
        CircleDraft draft() {
            return new CircleDraft(name, words, rules, entry, coverId);
        }
    }

    @Schema(name = "CircleJoining")
    record Joining(
            @Nullable
            @Size(max = 2_000)
            @Schema(description = "Why I ask to be let in, in 200 letters", example = "我常去露营")
            String words) {}

    @Schema(name = "CircleList")
    record CircleList(List<CircleView> items) {}

    @PostMapping("/api/circles")
    @Access(Who.PERSON)
    @Operation(
            summary = "Ask for a circle; needs an Idempotency-Key",
            description = "I am its host. It opens once the operator agrees.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = CircleView.class)))
    ResponseEntity<String> apply(@Valid @RequestBody Draft draft, Caller caller, HttpServletRequest request) {
        var person = caller.person();
        return requests.once(
                IdempotencyKey.of(person, request),
                201,
                draft,
                () -> found(applying.apply(person, draft.draft()), person));
    }

    @GetMapping("/api/circles")
    @Access(Who.ANYONE)
    @Operation(
            summary = "Open circles that everybody finds",
            description = "The newest first. Those that are entered by invitation are not among them.")
    Page<CircleView> all(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit,
            Caller caller) {
        return circles.found(caller.personId(), after, limit);
    }

    @GetMapping("/api/my/circles")
    @Access(Who.PERSON)
    @Operation(summary = "Circles that I am in, asked for, or asked to come into", description = "200 at most.")
    CircleList mine(Caller caller) {
        return new CircleList(circles.of(caller.person()));
    }

    @GetMapping("/api/circles/{id}")
    @Access(Who.ANYONE)
    @Operation(
            summary = "A circle, and what I am to it",
            description = "One that is entered by invitation is found by its members alone.")
    CircleView circle(@PathVariable UUID id, Caller caller) {
        return found(id, caller.personId());
    }

    @PutMapping("/api/circles/{id}")
    @Access(Who.PERSON)
    @Operation(
            summary = "Change what my circle says, and how one comes in",
            description =
                    "Its host alone may, ten times a day once it is open; staff then look at what it says anew. It is not"
                            + " opened to everybody while it has what others said for members alone.")
    CircleView edit(
            @PathVariable UUID id, @RequestParam @Min(1) int version, @Valid @RequestBody Draft draft, Caller caller) {
        return switch (editing.edit(caller.person(), id, version, draft.draft())) {
            case EDITED -> found(id, caller.personId());
            case EDITED_MEANWHILE -> throw new ProblemException(ProblemKind.EDITED_MEANWHILE);
            case TAKEN_DOWN -> throw new ProblemException(ProblemKind.CIRCLE_TAKEN_DOWN);
            case SAID_IN_CONFIDENCE -> throw new ProblemException(ProblemKind.CIRCLE_SAID_IN_CONFIDENCE);
            case NOT_THERE -> throw notFound();
        };
    }

    @DeleteMapping("/api/circles/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Who.PERSON)
    @Operation(summary = "Close my circle, for good", description = "Its host alone may; nobody is in it afterwards.")
    void close(@PathVariable UUID id, Caller caller) {
        if (!closing.close(caller.person(), id)) {
            throw notFound();
        }
    }

    @PutMapping("/api/circles/{id}/membership")
    @Access(Who.PERSON)
    @Operation(
            summary = "Come in, or ask to be let in",
            description = "Which of them, the circle says. Again, it changes nothing. The answer says what I am now.")
    CircleView join(@PathVariable UUID id, @Valid @RequestBody Joining wish, Caller caller) {
        check(joining.join(caller.person(), id, wish.words()));
        return found(id, caller.personId());
    }

    @DeleteMapping("/api/circles/{id}/membership")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Who.PERSON)
    @Operation(
            summary = "Leave a circle, or ask no longer",
            description = "A host first makes a moderator the host, or closes it.")
    void leave(@PathVariable UUID id, Caller caller) {
        switch (leaving.leave(caller.person(), id)) {
            case DONE -> {}
            case HOST_STAYS -> throw new ProblemException(ProblemKind.CIRCLE_HOST_STAYS);
            case NOT_THERE -> throw notFound();
        }
    }

    @GetMapping("/api/circle-invitations/{code}")
    @Access(Who.PERSON)
    @Operation(summary = "The circle that I am invited to")
    CircleView invited(@PathVariable String code, Caller caller) {
        return circles.invited(code, caller.person()).orElseThrow(CircleResource::notFound);
    }

    @PutMapping("/api/circle-invitations/{code}/membership")
    @Access(Who.PERSON)
    @Operation(summary = "Come in by an invitation", description = "Again, it changes nothing.")
    CircleView joinInvited(@PathVariable String code, Caller caller) {
        check(joining.joinInvited(caller.person(), code));
        return circles.invited(code, caller.person()).orElseThrow(CircleResource::notFound);
    }

    private static void check(JoiningCircle.Outcome outcome) {
        switch (outcome) {
            case DONE -> {}
            case FULL -> throw new ProblemException(ProblemKind.CIRCLE_FULL);
            case REMOVED -> throw new ProblemException(ProblemKind.CIRCLE_REMOVED);
            case NOT_THERE -> throw notFound();
        }
    }

    private CircleView found(UUID id, @Nullable UUID readerId) {
        return circles.find(id, readerId).orElseThrow(CircleResource::notFound);
    }

    private static ProblemException notFound() {
        return new ProblemException(ProblemKind.NOT_FOUND);
    }
}
