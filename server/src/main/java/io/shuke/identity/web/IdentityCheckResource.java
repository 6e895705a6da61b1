package io.shuke.identity.web;

import io.shuke.identity.IdentityCheck;
import io.shuke.identity.VerifyingIdentity;
import io.shuke.identity.VerifyingIdentity.Outcome;
import io.shuke.shared.Caller;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.Access.Who;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Who somebody is by law. The number is taken in and never given out again. */
@RestController
@Tag(name = "Me")
class IdentityCheckResource {
    private final VerifyingIdentity verifying;
    private final SignInOrigins origins;

    IdentityCheckResource(VerifyingIdentity verifying, SignInOrigins origins) {
        this.verifying = verifying;
        this.origins = origins;
    }

    /** What is to be checked. Never written anywhere as it is. */
    record IdentityToCheck(
            @NotBlank @Size(min = 2, max = 40) @Schema(example = "林晓雨")
            String realName,

            @NotBlank @Size(max = 24) @Schema(example = "330106199003071244")
            String number,

            @Schema(description = "whether the person agrees to this check, apart from everything else")
            boolean agrees) {
        @Override
        public String toString() {
            return "IdentityToCheck";
        }
    }

    @GetMapping("/api/me/identity-check")
    @Access(Who.PERSON)
    @Operation(summary = "Whether my identity is verified", description = "Name and number come masked.")
    IdentityCheck mine(Caller caller) {
        return verifying.of(caller.person());
    }

    @PostMapping("/api/me/identity-check")
    @Access(Who.PERSON)
    @Operation(
            summary = "Have my identity verified",
            description = "Name and number are checked with a verifier, for adults, a few times a day. Refused with"
                    + " `identity-consent-needed`, `identity-not-matching`, `identity-not-adult` or"
                    + " `identity-check-away`. Who is verified stays it.")
    IdentityCheck check(@Valid @RequestBody IdentityToCheck body, Caller caller) {
        return switch (verifying.verify(caller.person(), body.realName().strip(), body.number(), body.agrees())) {
            case Outcome.Verified verified -> verified.check();
            case Outcome.NoSuchNumber none ->
                throw new ProblemException(ProblemKind.INVALID_REQUEST).field("number", "field.id-number");
            case Outcome.NotMatching not -> throw new ProblemException(ProblemKind.IDENTITY_NOT_MATCHING);
            case Outcome.NotAdult not -> throw new ProblemException(ProblemKind.IDENTITY_NOT_ADULT);
            case Outcome.ConsentNeeded needed -> throw new ProblemException(ProblemKind.IDENTITY_CONSENT_NEEDED);
            case Outcome.TooOften refused -> throw origins.tooOften(refused.again());
            case Outcome.Closed closed -> throw new ProblemException(ProblemKind.SIGN_IN_NEEDED);
            case Outcome.Away away -> throw new ProblemException(ProblemKind.IDENTITY_CHECK_AWAY);
        };
    }
}
