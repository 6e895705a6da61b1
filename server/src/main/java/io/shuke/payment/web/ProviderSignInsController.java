package io.shuke.payment.web;

import io.shuke.payment.SigningInWithProvider;
import io.shuke.payment.SigningInWithProvider.Outcome;
import io.shuke.payment.SigningInWithProvider.ProviderAccount;
import io.shuke.payment.SigningInWithProvider.Target;
import io.shuke.shared.Caller;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.web.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The way of a browser to a provider and back, after which the provider can be told who pays or is paid. */
@RestController
@Tag(name = "Payment")
class ProviderSignInsController {
    private static final UUID NONE = new UUID(0, 0);

    private final SigningInWithProvider signingIn;

    ProviderSignInsController(SigningInWithProvider signingIn) {
        this.signingIn = signingIn;
    }

    @Access(Access.Who.PERSON)
    @GetMapping("/api/my/provider-accounts")
    @Operation(
            summary = "Which providers know who I am there",
            description = "`paidTo`: payouts go to that account. `names` is what a page says to the provider's app.")
    List<ProviderAccount> accounts(Caller caller) {
        return signingIn.accountsOf(caller.person());
    }

    @Access(Access.Who.PERSON)
    @GetMapping("/api/my/provider-sign-ins/{provider}")
    @Operation(
            summary = "Go to a provider that shall say who I am there",
            description = "For browsers. `id` is the order to come back to.")
    @ApiResponse(responseCode = "303")
    ResponseEntity<Void> begin(
            @PathVariable String provider,
            @RequestParam Target target,
            @RequestParam(required = false) @org.jspecify.annotations.Nullable UUID id,
            Caller caller) {
        return signingIn
                .begin(provider, caller.person(), target, id == null ? NONE : id)
                .map(ProviderSignInsController::to)
                .orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
    }

    @Access(Access.Who.PERSON)
    @GetMapping("/api/my/provider-sign-ins/{provider}/return")
    @Operation(summary = "Come back from a provider", description = "For browsers; the state must be my own.")
    @ApiResponse(responseCode = "303")
    ResponseEntity<Void> finish(
            @PathVariable String provider, @RequestParam String code, @RequestParam String state, Caller caller) {
        return switch (signingIn.finish(provider, caller.person(), code, state)) {
            case Outcome.SignedIn(var path) -> to(path);
            case Outcome.Silent(var path) -> to(path + "?signIn=failed");
            case Outcome.NotValid() -> throw new ProblemException(ProblemKind.INVALID_REQUEST);
        };
    }

    private static ResponseEntity<Void> to(String address) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(address))
                .cacheControl(CacheControl.noStore())
                .build();
    }
}
