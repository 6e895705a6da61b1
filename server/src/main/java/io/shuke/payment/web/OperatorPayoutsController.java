package io.shuke.payment.web;

import io.shuke.identity.VerifiedIdentity;
import io.shuke.payment.DecidingPayout;
import io.shuke.payment.DecidingPayout.Outcome;
import io.shuke.payment.Payout;
import io.shuke.payment.PayoutOfPartner;
import io.shuke.payment.Payouts;
import io.shuke.shared.Caller;
import io.shuke.shared.Cursor;
import io.shuke.shared.Money;
import io.shuke.shared.Page;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.Right;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.IdempotencyKey;
import io.shuke.shared.web.IdempotentRequests;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Payouts as finance staff see and decide them. */
@RestController
@Tag(name = "Payouts")
class OperatorPayoutsController {
    private final DecidingPayout deciding;
    private final Payouts payouts;
    private final IdempotentRequests requests;

    OperatorPayoutsController(DecidingPayout deciding, Payouts payouts, IdempotentRequests requests) {
        this.deciding = deciding;
        this.payouts = payouts;
        this.requests = requests;
    }

    /** A payout with its partner. */
    record OperatorPayout(
            UUID id,
            String number,
            Payout.State state,
            Money amount,
            Money fee,
            Money tax,
            Money net,
            Instant askedAt,
            Instant promisedBy,
            @Nullable Instant decidedAt,
            @Nullable Instant paidAt,
            @Nullable String reason,
            UUID partnerId,
            @Nullable String partnerName,
            @Nullable VerifiedIdentity identity,
            int approvalsNeeded,
            @Nullable UUID firstApprovedBy,
            @Nullable String firstApproverName) {
        static OperatorPayout of(PayoutOfPartner row) {
            var payout = row.payout();
            return new OperatorPayout(
                    payout.id(),
                    payout.number(),
                    payout.state(),
                    payout.amount(),
                    payout.fee(),
                    payout.tax(),
                    payout.net(),
                    payout.askedAt(),
                    payout.promisedBy(),
                    payout.decidedAt(),
                    payout.paidAt(),
                    payout.reason(),
                    row.partnerId(),
                    row.partnerName(),
                    row.identity(),
                    row.approvalsNeeded(),
                    row.firstApprovedBy(),
                    row.firstApproverName());
        }
    }

    /** Why a payout is rejected; the partner reads it. */
    record PayoutRejection(
            @NotBlank @Size(max = 200) @Schema(example = "The name on the account differs.")
            String reason) {}

    @Access(value = Access.Who.STAFF, rights = Right.FINANCE)
    @GetMapping("/api/operator/payouts")
    @Operation(summary = "Payouts, newest first")
    Page<OperatorPayout> payouts(
            @RequestParam(required = false) Payout.@Nullable State state,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(50) int limit) {
        return payouts.all(state, Cursor.idOrNull(after), limit).map(OperatorPayout::of);
    }

    @Access(value = Access.Who.STAFF, rights = Right.FINANCE, secondFactor = true)
    @PostMapping("/api/operator/payouts/{id}/approval")
    @Operation(
            summary = "Approve a payout",
            description =
                    "It is sent to the provider at once, and again with the same number until it is final. Above the"
                            + " limit it takes two people: after the first it is still `ASKED`. Whoever approved first, or is"
                            + " paid, is refused with `payout-needs-another-person`.",
            parameters = @Parameter(in = ParameterIn.HEADER, name = "Idempotency-Key", required = true))
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Payout.class)))
    ResponseEntity<String> approve(@PathVariable UUID id, Caller caller, HttpServletRequest request) {
        return requests.once(
                IdempotencyKey.of(caller.person(), request),
                200,
                List.of("payout-approval", id),
                () -> decided(deciding.approve(id, caller.person())));
    }

    @Access(value = Access.Who.STAFF, rights = Right.FINANCE, secondFactor = true)
    @PostMapping("/api/operator/payouts/{id}/rejection")
    @Operation(
            summary = "Reject a payout",
            description = "All of the money is the partner's to ask for again.",
            parameters = @Parameter(in = ParameterIn.HEADER, name = "Idempotency-Key", required = true))
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Payout.class)))
    ResponseEntity<String> reject(
            @PathVariable UUID id,
            @Valid @RequestBody PayoutRejection body,
            Caller caller,
            HttpServletRequest request) {
        return requests.once(
                IdempotencyKey.of(caller.person(), request),
                200,
                List.of("payout-rejection", id, body),
                () -> decided(deciding.reject(id, caller.person(), body.reason())));
    }

    private static Payout decided(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Decided decided -> decided.payout();
            case Outcome.ApprovedFirst first -> first.payout();
            case Outcome.AnotherPersonNeeded needed ->
                throw new ProblemException(ProblemKind.PAYOUT_NEEDS_ANOTHER_PERSON);
            case Outcome.NotVerified not -> throw new ProblemException(ProblemKind.PAYOUT_PAYEE_NOT_VERIFIED);
            case Outcome.Unknown unknown -> throw new ProblemException(ProblemKind.NOT_FOUND);
            case Outcome.DecidedBefore before ->
                throw new ProblemException(ProblemKind.PAYOUT_NOT_IN_STATE).extension("state", before.state());
        };
    }
}
