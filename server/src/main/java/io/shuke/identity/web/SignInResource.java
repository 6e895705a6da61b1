package io.shuke.identity.web;

import io.shuke.identity.Origin;
import io.shuke.identity.Phone;
import io.shuke.identity.Readers;
import io.shuke.identity.SendingCode;
import io.shuke.identity.SessionState;
import io.shuke.identity.SigningIn;
import io.shuke.identity.SigningOut;
import io.shuke.shared.Caller;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.Access.Who;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Sign-in", description = "Codes, passwords and sessions")
class SignInResource {
    private final SendingCode sendingCode;
    private final SigningIn signingIn;
    private final SigningOut signingOut;
    private final Readers readers;
    private final BrowserCookies cookies;
    private final SignInOrigins origins;

    SignInResource(
            SendingCode sendingCode,
            SigningIn signingIn,
            SigningOut signingOut,
            Readers readers,
            BrowserCookies cookies,
            SignInOrigins origins) {
        this.sendingCode = sendingCode;
        this.signingIn = signingIn;
        this.signingOut = signingOut;
        this.readers = readers;
        this.cookies = cookies;
        this.origins = origins;
    }

    record SignInCodeRequest(
            @NotBlank @Size(max = 32) @Schema(example = "13800001001")
            String phone) {}

    record SignInCodeSent(UUID requestId, Instant expiresAt, Instant resendAt) {}

    enum Delivery {
        cookie,
        token
    }

    record SignInRequest(
            @Nullable @Schema(description = "with a code") UUID requestId,

            @Nullable @Size(max = 12) @Schema(example = "123456")
            String code,

            @Nullable @Size(max = 32) @Schema(description = "with a password", example = "19900000001")
            String phone,

            @Nullable @Size(max = 200) String password,

            @Nullable @Schema(description = "a cookie for browsers, which is the default, or a token")
            Delivery delivery) {
        @Override
        public String toString() {
            return "SignInRequest";
        }
    }

    record SignInAnswer(SessionState session, @Nullable String token, boolean newPerson) {
        @Override
        public String toString() {
            return "SignInAnswer";
        }
    }

    @PostMapping("/api/sign-in-codes")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Access(Who.ANYONE)
    @Operation(
            summary = "Send a one-time code by text message",
            description = "The answer is the same for every number.")
    SignInCodeSent sendCode(
            @Valid @RequestBody SignInCodeRequest body, Caller caller, HttpServletRequest request, Locale locale) {
        var outcome = sendingCode.send(Phone.of(body.phone(), "phone"), origins.of(caller, request, locale));
        return switch (outcome) {
            case SendingCode.Outcome.Sent sent ->
                new SignInCodeSent(sent.requestId(), sent.expiresAt(), sent.resendAt());
            case SendingCode.Outcome.TooOften refused -> throw origins.tooOften(refused.again());
            case SendingCode.Outcome.NotSent ignored -> throw new ProblemException(ProblemKind.BUSY);
        };
    }

    @PostMapping("/api/sessions")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Who.ANYONE)
    @Operation(summary = "Sign in with a code or a password", description = "A code signs up who is new.")
    SignInAnswer signIn(
            @Valid @RequestBody SignInRequest body,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale) {
        var entered = entered(attempt(body, origins.of(caller, request, locale)));
        var asToken = body.delivery() == Delivery.token;
        if (!asToken) {
            cookies.writeSession(request, response, entered.token());
        }
        var session = readers.sessionOf(
                new Caller(entered.personId(), false, java.util.Set.of(), null, caller.visitorId()), locale);
        return new SignInAnswer(session, asToken ? entered.token() : null, entered.newPerson());
    }

    private SigningIn.Outcome attempt(SignInRequest body, Origin origin) {
        if (body.requestId() != null && body.code() != null) {
            return signingIn.byCode(body.requestId(), body.code().strip(), origin);
        }
        if (body.phone() != null && body.password() != null) {
            return signingIn.byPassword(Phone.of(body.phone(), "phone"), body.password(), origin);
        }
        throw new ProblemException(ProblemKind.INVALID_REQUEST)
                .field(body.phone() == null ? "code" : "password", "field.missing");
    }

    private SigningIn.Outcome.Entered entered(SigningIn.Outcome outcome) {
        return switch (outcome) {
            case SigningIn.Outcome.Entered entered -> entered;
            case SigningIn.Outcome.Refused ignored -> throw new ProblemException(ProblemKind.SIGN_IN_FAILED);
            case SigningIn.Outcome.CodeSpent ignored -> throw new ProblemException(ProblemKind.SIGN_IN_CODE_SPENT);
            case SigningIn.Outcome.TooOften refused -> throw origins.tooOften(refused.again());
        };
    }

    @GetMapping("/api/session")
    @Access(Who.ANYONE)
    @Operation(summary = "Who am I?", description = "Also answers nobody, and gives browsers their CSRF token.")
    SessionState session(Caller caller, Locale locale) {
        return readers.sessionOf(caller, locale);
    }

    @DeleteMapping("/api/session")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Who.ANYONE)
    @Operation(summary = "Sign out")
    void signOut(HttpServletRequest request, HttpServletResponse response) {
        var token = origins.token(request);
        if (token != null) {
            signingOut.signOut(token);
        }
        if (CallerFilter.bearer(request) == null) {
            cookies.endSession(request, response);
        }
    }
}
