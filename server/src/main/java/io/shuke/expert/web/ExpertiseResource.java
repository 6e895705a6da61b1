package io.shuke.expert.web;

import io.shuke.catalog.Picture;
import io.shuke.expert.ApplyingAsExpert;
import io.shuke.expert.ExpertDraft;
import io.shuke.expert.OwnExpertise;
import io.shuke.expert.SendingEvidence;
import io.shuke.expert.WithdrawingExpertise;
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
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@Tag(name = "Expert fields")
class ExpertiseResource {
    private final OwnExpertise expertise;
    private final SendingEvidence sending;
    private final ApplyingAsExpert applying;
    private final WithdrawingExpertise withdrawing;
    private final IdempotentRequests requests;

    ExpertiseResource(
            OwnExpertise expertise,
            SendingEvidence sending,
            ApplyingAsExpert applying,
            WithdrawingExpertise withdrawing,
            IdempotentRequests requests) {
        this.expertise = expertise;
        this.sending = sending;
        this.applying = applying;
        this.withdrawing = withdrawing;
        this.requests = requests;
    }

    @Schema(name = "ExpertDraft")
    record Draft(
            @NotNull @Pattern(regexp = ExpertFieldResource.CODE) @Schema(example = "TEA")
            String field,

            @NotBlank
            @Size(max = 4_000)
            @Schema(description = "10 to 1,000 letters", example = "做了十二年的高级评茶员，每年春天都去武夷山收茶。")
            String words,

            @Nullable
            @Size(max = 240)
            @Schema(description = "60 letters; needed where there is no picture", example = "评茶 2014-0872")
            String certificate,

            @NotNull @Size(max = 30) @Schema(description = "at most three")
            List<@NotNull UUID> evidenceIds) {}

    /** What was applied for is read from my expert fields, and nowhere kept with the request. */
    @Schema(name = "ExpertApplied")
    record Applied(UUID id) {}

    @Schema(name = "OwnExpertise")
    record Own(List<OwnExpertise.Application> items) {}

    @GetMapping("/api/my/expertise")
    @Access(Who.PERSON)
    @Operation(summary = "What I applied for", description = "The latest application for each field.")
    Own mine(Caller caller) {
        return new Own(expertise.of(caller.person()));
    }

    @PostMapping(path = "/api/my/expert-evidence", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Who.PERSON)
    @Operation(
            summary = "Send a picture to apply with",
            description = "I alone see it, and staff who decide. JPEG, PNG or WebP, at most 10 MB and 40 megapixels;"
                    + " 30 a day. It is deleted when nothing was applied for with it within a day.")
    Picture send(@RequestPart MultipartFile file, Caller caller) throws IOException {
        return sending.send(caller.person(), file.getBytes());
    }

    @GetMapping(
            path = "/api/my/expert-evidence/{id}",
            produces = {PrivatePictures.WEBP, MediaType.APPLICATION_PROBLEM_JSON_VALUE})
    @Access(Who.PERSON)
    @Operation(summary = "A picture that I sent to apply with")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = PrivatePictures.WEBP, schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> picture(@PathVariable UUID id, Caller caller) {
        return PrivatePictures.answer(expertise.picture(caller.person(), id));
    }

    @PostMapping("/api/my/expert-applications")
    @Access(Who.PERSON)
    @Operation(
            summary = "Apply for a field; needs an Idempotency-Key",
            description =
                    "One at a time for each field that is not retired, three that wait, eight that stand, ten a day. With a picture, or the number of a"
                            + " certificate.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Applied.class)))
    ResponseEntity<String> apply(@Valid @RequestBody Draft draft, Caller caller, HttpServletRequest request) {
        var person = caller.person();
        return requests.once(
                IdempotencyKey.of(person, request),
                201,
                List.of("expert-application", draft),
                () -> switch (applying.apply(
                        person,
                        new ExpertDraft(draft.field(), draft.words(), draft.certificate(), draft.evidenceIds()))) {
                    case ApplyingAsExpert.Outcome.Applied(var id) -> new Applied(id);
                    case ApplyingAsExpert.Outcome.HadBefore() ->
                        throw new ProblemException(ProblemKind.EXPERT_FIELD_HAD);
                    case ApplyingAsExpert.Outcome.NotOffered() ->
                        throw new ProblemException(ProblemKind.EXPERT_FIELD_NOT_OFFERED);
                    case ApplyingAsExpert.Outcome.Enough() ->
                        throw new ProblemException(ProblemKind.EXPERT_FIELDS_ENOUGH);
                    case ApplyingAsExpert.Outcome.Full() ->
                        throw new ProblemException(ProblemKind.EXPERT_APPLICATIONS_FULL);
                });
    }

    @DeleteMapping("/api/my/expert-applications/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Who.PERSON)
    @Operation(
            summary = "Take an application back, or have a verified field shown no longer",
            description = "The version is the one that I saw. What I showed for it is deleted.")
    void withdraw(@PathVariable UUID id, @RequestParam @Min(1) int version, Caller caller) {
        switch (withdrawing.withdraw(caller.person(), id, version)) {
            case WithdrawingExpertise.Outcome.Withdrawn() -> {}
            case WithdrawingExpertise.Outcome.NotInState(var state) ->
                throw new ProblemException(ProblemKind.EXPERT_APPLICATION_NOT_IN_STATE).extension("state", state);
            case WithdrawingExpertise.Outcome.Unknown() -> throw new ProblemException(ProblemKind.NOT_FOUND);
        }
    }
}
