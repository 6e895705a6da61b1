package io.shuke.expert.web;

import io.shuke.expert.DecidingExpertise;
import io.shuke.expert.ExpertApplications;
import io.shuke.expert.ExpertApplications.Application;
import io.shuke.expert.ExpertState;
import io.shuke.expert.ReadingEvidence;
import io.shuke.shared.Caller;
import io.shuke.shared.Page;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.Right;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.Access.Who;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What people say that they know, for staff who moderate: they look at what was shown for it, and decide. */
@RestController
@RequestMapping("/api/operator")
@Tag(name = "Operator: expert fields")
class OperatorExpertiseResource {
    private static final String NO_NUL = "[^\\x00]*";

    private final ExpertApplications applications;
    private final ReadingEvidence reading;
    private final DecidingExpertise deciding;

    OperatorExpertiseResource(ExpertApplications applications, ReadingEvidence reading, DecidingExpertise deciding) {
        this.applications = applications;
        this.reading = reading;
        this.deciding = deciding;
    }

    /** The version that was seen. */
    @Schema(name = "ExpertApproval")
    record Approval(@Min(1) @Schema(example = "1") int version) {}

    /** The version that was seen, and the reason, which the applicant reads. */
    @Schema(name = "ExpertRefusal")
    record Refusal(
            @Min(1) @Schema(example = "1") int version,

            @NotBlank
            @Size(max = 500)
            @Pattern(regexp = NO_NUL, flags = Pattern.Flag.DOTALL)
            @Schema(example = "The number on the certificate can't be read.")
            String reason) {}

    @GetMapping("/expert-applications")
    @Access(value = Who.STAFF, rights = Right.MODERATION)
    @Operation(
            summary = "Applications for expert fields by state",
            description = "WAITING come as they came in, others the latest first.")
    Page<Application> page(
            @RequestParam(defaultValue = "WAITING") ExpertState state,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit,
            Caller caller) {
        return applications.page(caller.person(), state, after, limit);
    }

    @PostMapping("/expert-applications/{id}/reading")
    @Access(value = Who.STAFF, rights = Right.MODERATION)
    @Operation(
            summary = "Read what was shown for it",
            description = "While it waits or is verified, and not one's own. It is audited.")
    ReadingEvidence.Read read(@PathVariable UUID id, Caller caller) {
        return switch (reading.read(caller.person(), id)) {
            case ReadingEvidence.Outcome.Shown(var read) -> read;
            case ReadingEvidence.Outcome.NotInState(var state) -> throw notInState(state);
            case ReadingEvidence.Outcome.NeedsAnotherPerson() ->
                throw new ProblemException(ProblemKind.EXPERT_NEEDS_ANOTHER_PERSON);
            case ReadingEvidence.Outcome.Unknown() -> throw absent();
        };
    }

    @GetMapping(
            path = "/expert-evidence/{id}",
            produces = {PrivatePictures.WEBP, MediaType.APPLICATION_PROBLEM_JSON_VALUE})
    @Access(value = Who.STAFF, rights = Right.MODERATION)
    @Operation(summary = "A picture that was shown for it", description = "Not one's own. It is audited.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = PrivatePictures.WEBP, schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> picture(@PathVariable UUID id, Caller caller) {
        return PrivatePictures.answer(reading.picture(caller.person(), id));
    }

    @PostMapping("/expert-applications/{id}/approval")
    @Access(value = Who.STAFF, rights = Right.MODERATION)
    @Operation(summary = "Verify it", description = "The field is shown beside the person's name.")
    Application approve(@PathVariable UUID id, @Valid @RequestBody Approval body, Caller caller) {
        check(deciding.approve(caller.person(), id, body.version()));
        return found(id, caller);
    }

    @PostMapping("/expert-applications/{id}/refusal")
    @Access(value = Who.STAFF, rights = Right.MODERATION)
    @Operation(
            summary = "Decline it",
            description = "The applicant reads the reason; what they showed for it is deleted.")
    Application decline(@PathVariable UUID id, @Valid @RequestBody Refusal body, Caller caller) {
        check(deciding.decline(
                caller.person(), id, body.version(), body.reason().strip()));
        return found(id, caller);
    }

    @PostMapping("/expert-applications/{id}/revocation")
    @Access(value = Who.STAFF, rights = Right.MODERATION)
    @Operation(
            summary = "Take a verified field away",
            description = "The person reads the reason; what they showed for it is deleted.")
    Application revoke(@PathVariable UUID id, @Valid @RequestBody Refusal body, Caller caller) {
        check(deciding.revoke(caller.person(), id, body.version(), body.reason().strip()));
        return found(id, caller);
    }

    private Application found(UUID id, Caller caller) {
        return applications.find(caller.person(), id).orElseThrow(OperatorExpertiseResource::absent);
    }

    private static void check(DecidingExpertise.Outcome outcome) {
        switch (outcome) {
            case DecidingExpertise.Outcome.Decided() -> {}
            case DecidingExpertise.Outcome.NotInState(var state) -> throw notInState(state);
            case DecidingExpertise.Outcome.NeedsAnotherPerson() ->
                throw new ProblemException(ProblemKind.EXPERT_NEEDS_ANOTHER_PERSON);
            case DecidingExpertise.Outcome.Unknown() -> throw absent();
        }
    }

    private static ProblemException notInState(ExpertState state) {
        return new ProblemException(ProblemKind.EXPERT_APPLICATION_NOT_IN_STATE).extension("state", state);
    }

    private static ProblemException absent() {
        return new ProblemException(ProblemKind.NOT_FOUND);
    }
}
