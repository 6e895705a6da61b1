package io.shuke.identity.web;

import io.shuke.identity.EnrollingSecondFactor;
import io.shuke.identity.EnrollingSecondFactor.Begun;
import io.shuke.identity.EnrollingSecondFactor.Confirmed;
import io.shuke.identity.RemovingSecondFactor;
import io.shuke.identity.SecondFactorGate;
import io.shuke.identity.ShowingSecondFactor;
import io.shuke.shared.Caller;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.Right;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.Access.Who;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Second factor", description = "Codes of a device, without which rights over money can't be used")
class SecondFactorResource {
    private final SecondFactorGate gate;
    private final EnrollingSecondFactor enrolling;
    private final ShowingSecondFactor showing;
    private final RemovingSecondFactor removing;
    private final SignInOrigins origins;

    SecondFactorResource(
            SecondFactorGate gate,
            EnrollingSecondFactor enrolling,
            ShowingSecondFactor showing,
            RemovingSecondFactor removing,
            SignInOrigins origins) {
        this.gate = gate;
        this.enrolling = enrolling;
        this.showing = showing;
        this.removing = removing;
        this.origins = origins;
    }

    record SecondFactorEnrolment(
            @Nullable @Size(max = 200) @Schema(description = "the account's password, if it has one")
            String password) {
        @Override
        public String toString() {
            return "SecondFactorEnrolment";
        }
    }

    record SecondFactorBegun(
            @Schema(description = "to type into an app", example = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
            String secret,

            @Schema(description = "what a QR code shows to an app")
            String address,

            @Schema(description = "the address as a QR code, an SVG picture in a data address")
            String picture) {
        @Override
        public String toString() {
            return "SecondFactorBegun";
        }
    }

    record SecondFactorCode(
            @NotBlank @Size(max = 40) @Schema(description = "six digits, or a recovery code", example = "492039")
            String code) {
        @Override
        public String toString() {
            return "SecondFactorCode";
        }
    }

    record RecoveryCodes(List<String> recoveryCodes) {
        @Override
        public String toString() {
            return "RecoveryCodes";
        }
    }

    record SecondFactorShown(Instant until) {}

    record SecondFactorRemoval(
            @NotBlank @Size(max = 200) @Schema(example = "The phone was lost; known in person.")
            String reason) {}

    @GetMapping("/api/me/second-factor")
    @Access(Who.STAFF)
    @Operation(summary = "Whether I have a second factor, and whether this session has shown it")
    SecondFactorGate.State state(Caller caller, HttpServletRequest request) {
        return gate.state(caller.person(), token(request));
    }

    @PostMapping("/api/me/second-factor/enrolment")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Who.STAFF)
    @Operation(
            summary = "Begin to enrol a device",
            description = "It counts once it is confirmed by its first code. Beginning again forgets what was begun.")
    SecondFactorBegun begin(
            @Valid @RequestBody SecondFactorEnrolment body, Caller caller, HttpServletRequest request, Locale locale) {
        var begun = enrolling.begin(caller.person(), body.password(), origins.of(caller, request, locale));
        return switch (begun) {
            case Begun.Told(var secret, var address) -> new SecondFactorBegun(secret, address, QrPicture.of(address));
            case Begun.EnrolledBefore before -> throw new ProblemException(ProblemKind.SECOND_FACTOR_ENROLLED);
            case Begun.WrongPassword wrong ->
                throw new ProblemException(ProblemKind.PASSWORD_WRONG).field("password", "field.invalid");
            case Begun.TooOften(var again) -> throw origins.tooOften(again);
        };
    }

    @PostMapping("/api/me/second-factor/confirmation")
    @Access(Who.STAFF)
    @Operation(
            summary = "Confirm the device by its first code",
            description = "The recovery codes are told here and never again.")
    RecoveryCodes confirm(@Valid @RequestBody SecondFactorCode body, Caller caller, HttpServletRequest request) {
        return switch (enrolling.confirm(
                caller.person(), token(request), body.code().strip())) {
            case Confirmed.Enrolled(var codes) -> new RecoveryCodes(codes);
            case Confirmed.WrongCode wrong -> throw wrongCode();
            case Confirmed.NotBegun notBegun -> throw new ProblemException(ProblemKind.NOT_FOUND);
            case Confirmed.TooOften(var again) -> throw origins.tooOften(again);
        };
    }

    @PostMapping("/api/session/second-factor")
    @Access(Who.STAFF)
    @Operation(summary = "Show the second factor for this session", description = "Each code works once.")
    SecondFactorShown show(@Valid @RequestBody SecondFactorCode body, Caller caller, HttpServletRequest request) {
        var outcome = showing.show(caller.person(), token(request), body.code().strip());
        return switch (outcome) {
            case ShowingSecondFactor.Outcome.Shown(var until) -> new SecondFactorShown(until);
            case ShowingSecondFactor.Outcome.Wrong wrong -> throw wrongCode();
            case ShowingSecondFactor.Outcome.NotEnrolled none -> throw new ProblemException(ProblemKind.NOT_FOUND);
            case ShowingSecondFactor.Outcome.TooOften(var again) -> throw origins.tooOften(again);
        };
    }

    @DeleteMapping("/api/me/second-factor")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(value = Who.STAFF, secondFactor = true)
    @Operation(summary = "Remove my second factor")
    void remove(Caller caller) {
        removed(removing.remove(caller.person(), caller.person(), null));
    }

    @PostMapping("/api/operator/people/{id}/second-factor-removal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(value = Who.STAFF, rights = Right.OWNER, secondFactor = true)
    @Operation(summary = "Remove the second factor of somebody who lost the device")
    void removeOf(@PathVariable UUID id, @Valid @RequestBody SecondFactorRemoval body, Caller caller) {
        removed(removing.remove(caller.person(), id, body.reason().strip()));
    }

    private static void removed(boolean removed) {
        if (!removed) {
            throw new ProblemException(ProblemKind.NOT_FOUND);
        }
    }

    private static ProblemException wrongCode() {
        return new ProblemException(ProblemKind.SECOND_FACTOR_WRONG).field("code", "field.invalid");
    }

    private String token(HttpServletRequest request) {
        return Objects.requireNonNull(origins.token(request), "signed in without a token");
    }
}
