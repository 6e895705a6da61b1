package io.shuke.circle.web;

import io.shuke.circle.CircleState;
import io.shuke.circle.CircleView;
import io.shuke.circle.Circles;
import io.shuke.circle.DecidingCircle;
import io.shuke.circle.DecidingCircle.Outcome;
import io.shuke.shared.Caller;
import io.shuke.shared.Page;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.Right;
import io.shuke.shared.web.Access;
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
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Circles that were asked for, and all others, for the staff who care for people. */
@RestController
@RequestMapping("/api/operator/circles")
@Tag(name = "Operator: circles")
class OperatorCirclesController {
    private static final String NO_NUL = "[^\\x00]*";

    private final Circles circles;
    private final DecidingCircle deciding;
    private final IdempotentRequests requests;

    OperatorCirclesController(Circles circles, DecidingCircle deciding, IdempotentRequests requests) {
        this.circles = circles;
        this.deciding = deciding;
        this.requests = requests;
    }

    @Schema(name = "CircleOpening")
    record Opening(
            @Min(2) @Max(100_000) @Schema(example = "500") int mostMembers) {}

    /** Why it is declined or closed; a declined host reads it. */
    @Schema(name = "CircleReason")
    record Reason(
            @NotBlank
            @Size(max = 500)
            @Pattern(regexp = NO_NUL, flags = Pattern.Flag.DOTALL)
            @Schema(example = "Say what the circle is about.")
            String reason) {}

    @GetMapping
    @Access(value = Access.Who.STAFF, rights = Right.CARE)
    @Operation(summary = "Circles in a state, the newest first")
    Page<CircleView> page(
            @RequestParam(defaultValue = "ASKED") CircleState state,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit) {
        return circles.inState(state, after, limit);
    }

    @GetMapping("/{id}")
    @Access(value = Access.Who.STAFF, rights = Right.CARE)
    @Operation(summary = "A circle in whatever state")
    CircleView circle(@PathVariable UUID id) {
        return circles.any(id).orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
    }

    @PostMapping("/{id}/opening")
    @Access(value = Access.Who.STAFF, rights = Right.CARE)
    @Operation(summary = "Open a circle that was asked for, for so many members; needs an Idempotency-Key")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CircleView.class)))
    ResponseEntity<String> open(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody Opening body, HttpServletRequest request) {
        var staff = caller.person();
        return requests.once(IdempotencyKey.of(staff, request), 200, List.of("open", id, body), () -> {
            check(deciding.open(staff, id, body.mostMembers()));
            return circle(id);
        });
    }

    @PostMapping("/{id}/refusal")
    @Access(value = Access.Who.STAFF, rights = Right.CARE)
    @Operation(summary = "Decline it, with a reason that its host reads; needs an Idempotency-Key")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CircleView.class)))
    ResponseEntity<String> decline(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody Reason body, HttpServletRequest request) {
        var staff = caller.person();
        return requests.once(IdempotencyKey.of(staff, request), 200, List.of("decline", id, body), () -> {
            check(deciding.decline(staff, id, body.reason().strip()));
            return circle(id);
        });
    }

    @PostMapping("/{id}/closure")
    @Access(value = Access.Who.STAFF, rights = Right.CARE)
    @Operation(summary = "Close an open circle, for good, with a reason; needs an Idempotency-Key")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CircleView.class)))
    ResponseEntity<String> close(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody Reason body, HttpServletRequest request) {
        var staff = caller.person();
        return requests.once(IdempotencyKey.of(staff, request), 200, List.of("close", id, body), () -> {
            check(deciding.close(staff, id, body.reason().strip()));
            return circle(id);
        });
    }

    private static void check(Outcome outcome) {
        switch (outcome) {
            case Outcome.Decided() -> {}
            case Outcome.NotInState(var state) ->
                throw new ProblemException(ProblemKind.CIRCLE_NOT_IN_STATE).extension("state", state);
            case Outcome.Unknown() -> throw new ProblemException(ProblemKind.NOT_FOUND);
        }
    }
}
