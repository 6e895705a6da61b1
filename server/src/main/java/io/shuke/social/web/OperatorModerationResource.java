package io.shuke.social.web;

import io.shuke.shared.Caller;
import io.shuke.shared.Page;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.Right;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.Access.Who;
import io.shuke.social.Cases;
import io.shuke.social.DecidingCase;
import io.shuke.social.DecidingCase.Outcome;
import io.shuke.social.ModerationCase;
import io.shuke.social.ReadingCase;
import io.shuke.social.ReportReason;
import io.shuke.social.ReportSubject;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What people reported and what the word list holds back, for staff who moderate. */
@RestController
@Tag(name = "Operator: moderation")
class OperatorModerationResource {
    private static final String NO_NUL = "[^\\x00]*";

    private final Cases cases;
    private final DecidingCase deciding;
    private final ReadingCase reading;

    OperatorModerationResource(Cases cases, DecidingCase deciding, ReadingCase reading) {
        this.cases = cases;
        this.deciding = deciding;
        this.reading = reading;
    }

    @Schema(name = "ModerationReportList")
    record Reports(List<ModerationCase.Report> items) {}

    /** Words that staff alone read. */
    @Schema(name = "ModerationDismissal")
    record Dismissal(
            @Nullable
            @Size(max = 500)
            @Pattern(regexp = NO_NUL, flags = Pattern.Flag.DOTALL)
            @Schema(example = "An honest opinion.")
            String words) {}

    /** The author reads both. */
    @Schema(name = "ModerationTakedown")
    record Takedown(
            @NotNull ReportReason reason,

            @NotBlank
            @Size(max = 500)
            @Pattern(regexp = NO_NUL, flags = Pattern.Flag.DOTALL)
            @Schema(example = "The picture shows another brand.")
            String words) {}

    /** The author reads the reason and the words. */
    @Schema(name = "ModerationTakedownUnreported")
    record Unreported(
            @NotNull ReportSubject subject,
            @NotNull UUID subjectId,
            @NotNull ReportReason reason,

            @NotBlank
            @Size(max = 500)
            @Pattern(regexp = NO_NUL, flags = Pattern.Flag.DOTALL)
            @Schema(example = "The picture shows another brand.")
            String words) {}

    @Schema(name = "ModerationSaidList")
    record SaidList(List<ModerationCase.Said> items) {}

    /** The author reads it. */
    @Schema(name = "ModerationAppealAnswer")
    record Answer(
            @NotBlank
            @Size(max = 500)
            @Pattern(regexp = NO_NUL, flags = Pattern.Flag.DOTALL)
            @Schema(example = "You are right, and we are sorry.")
            String words) {}

    @GetMapping("/api/operator/moderation-cases")
    @Access(value = Who.STAFF, rights = Right.MODERATION)
    @Operation(
            summary = "Cases by state",
            description = "OPEN and APPEALED, which wait for staff, come as they came in; others the latest first.")
    Page<ModerationCase> list(
            @RequestParam(required = false) ModerationCase.@Nullable State state,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit) {
        return cases.page(state, after, limit);
    }

    @GetMapping("/api/operator/moderation-cases/{id}/reports")
    @Access(value = Who.STAFF, rights = Right.MODERATION)
    @Operation(summary = "Who reported it, and why", description = "The latest hundred.")
    Reports reports(@PathVariable UUID id) {
        return new Reports(cases.reportsOf(id));
    }

    @PostMapping("/api/operator/moderation-cases/{id}/dismissal")
    @Access(value = Who.STAFF, rights = Right.MODERATION)
    @Operation(summary = "Let it stand", description = "What the word list held back is published.")
    ModerationCase dismiss(@PathVariable UUID id, @Valid @RequestBody Dismissal body, Caller caller) {
        var words = body.words() == null || body.words().isBlank()
                ? null
                : body.words().strip();
        return decided(deciding.dismiss(id, caller.person(), words));
    }

    @PostMapping("/api/operator/moderation-cases/{id}/takedown")
    @Access(value = Who.STAFF, rights = Right.MODERATION)
    @Operation(
            summary = "Take it down",
            description = "Its author reads the reason and may appeal once; it is a strike.")
    ModerationCase takeDown(@PathVariable UUID id, @Valid @RequestBody Takedown body, Caller caller) {
        return decided(deciding.takeDown(
                id, caller.person(), body.reason(), body.words().strip()));
    }

    @PostMapping("/api/operator/moderation-cases")
    @Access(value = Who.STAFF, rights = Right.MODERATION)
    @Operation(
            summary = "Take down what nobody reported",
            description = "In a case of its own: its author reads the reason and may appeal once; it is a strike.")
    ModerationCase takeDownUnreported(@Valid @RequestBody Unreported body, Caller caller) {
        return decided(deciding.takeDownUnreported(
                body.subject(),
                body.subjectId(),
                caller.person(),
                body.reason(),
                body.words().strip()));
    }

    @PostMapping("/api/operator/moderation-cases/{id}/reading")
    @Access(value = Who.STAFF, rights = Right.MODERATION)
    @Operation(
            summary = "Read a reported message",
            description = "With the one before and the one after, while the case waits for a decision. It is audited.")
    SaidList read(@PathVariable UUID id, Caller caller) {
        return switch (reading.read(id, caller.person())) {
            case ReadingCase.Outcome.Shown(var said) -> new SaidList(said);
            case ReadingCase.Outcome.DecidedBefore(var state) ->
                throw new ProblemException(ProblemKind.CASE_NOT_IN_STATE).extension("state", state);
            case ReadingCase.Outcome.NeedsAnotherPerson ignored ->
                throw new ProblemException(ProblemKind.CASE_NEEDS_ANOTHER_PERSON);
            case ReadingCase.Outcome.Unknown ignored -> throw new ProblemException(ProblemKind.NOT_FOUND);
        };
    }

    @PostMapping("/api/operator/moderation-cases/{id}/restoration")
    @Access(value = Who.STAFF, rights = Right.MODERATION)
    @Operation(summary = "Grant an appeal", description = "By somebody else than took it down. It is back as it was.")
    ModerationCase restore(@PathVariable UUID id, @Valid @RequestBody Answer body, Caller caller) {
        return decided(deciding.restore(id, caller.person(), body.words().strip()));
    }

    @PostMapping("/api/operator/moderation-cases/{id}/confirmation")
    @Access(value = Who.STAFF, rights = Right.MODERATION)
    @Operation(summary = "Refuse an appeal", description = "By somebody else than took it down.")
    ModerationCase uphold(@PathVariable UUID id, @Valid @RequestBody Answer body, Caller caller) {
        return decided(deciding.uphold(id, caller.person(), body.words().strip()));
    }

    private static ModerationCase decided(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Decided(var found) -> found;
            case Outcome.DecidedBefore(var state) ->
                throw new ProblemException(ProblemKind.CASE_NOT_IN_STATE).extension("state", state);
            case Outcome.NeedsAnotherPerson ignored ->
                throw new ProblemException(ProblemKind.CASE_NEEDS_ANOTHER_PERSON);
            case Outcome.NothingToHide ignored -> throw new ProblemException(ProblemKind.CASE_NOTHING_TO_HIDE);
            case Outcome.Unknown ignored -> throw new ProblemException(ProblemKind.NOT_FOUND);
        };
    }
}
