package io.shuke.payment.web;

import io.shuke.payment.RefundingByHand;
import io.shuke.payment.RefundingByHand.Outcome;
import io.shuke.shared.Caller;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.Right;
import io.shuke.shared.web.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Refunds that no provider can make, paid by hand. Each step is refused once it was made, so a second click pays nothing. */
@RestController
@Tag(name = "Payment")
class RefundsByHandController {
    private static final String NO_NUL = "[^\\x00]*";

    private final RefundingByHand refunding;

    RefundsByHandController(RefundingByHand refunding) {
        this.refunding = refunding;
    }

    /** Why staff do it. */
    @Schema(name = "RefundByHandReason")
    record Reason(
            @Schema(example = "The buyer's card is closed; they gave us a bank account.")
            @NotBlank
            @Size(max = 200)
            @Pattern(regexp = NO_NUL, flags = Pattern.Flag.DOTALL)
            String reason) {}

    /** What shows that the money was given. */
    @Schema(name = "RefundByHandProof")
    record Proof(
            @Schema(example = "Bank transfer 20261127-0001")
            @NotBlank
            @Size(max = 200)
            @Pattern(regexp = NO_NUL, flags = Pattern.Flag.DOTALL)
            String proof) {}

    @Access(value = Access.Who.STAFF, rights = Right.FINANCE, secondFactor = true)
    @PostMapping("/api/operator/refunds/{id}/by-hand")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Take a waiting refund in hand",
            description =
                    "Nobody can send it from then on. Above the limit of payouts a second person has to approve before"
                            + " it is paid. One that was sent to the provider is refused: it could still pay it.")
    void take(Caller caller, @PathVariable UUID id, @Valid @RequestBody Reason body) {
        answer(refunding.take(id, caller.person(), body.reason()));
    }

    @Access(value = Access.Who.STAFF, rights = Right.FINANCE, secondFactor = true)
    @PostMapping("/api/operator/refunds/{id}/by-hand/approval")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Approve, as the second person, that it is paid by hand")
    void approve(Caller caller, @PathVariable UUID id) {
        answer(refunding.approve(id, caller.person()));
    }

    @Access(value = Access.Who.STAFF, rights = Right.FINANCE, secondFactor = true)
    @PostMapping("/api/operator/refunds/{id}/by-hand/payment")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Say that it was paid by hand, with the proof",
            description = "Books it from the market's bank account and tells the buyer. It is over.")
    void pay(Caller caller, @PathVariable UUID id, @Valid @RequestBody Proof body) {
        answer(refunding.pay(id, caller.person(), body.proof()));
    }

    @Access(value = Access.Who.STAFF, rights = Right.FINANCE, secondFactor = true)
    @PostMapping("/api/operator/refunds/{id}/by-hand/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Put it back: it waits to be sent as before")
    void putBack(Caller caller, @PathVariable UUID id, @Valid @RequestBody Reason body) {
        answer(refunding.putBack(id, caller.person(), body.reason()));
    }

    private static void answer(Outcome outcome) {
        switch (outcome) {
            case Outcome.Done() -> {}
            case Outcome.AnotherPersonNeeded() -> throw new ProblemException(ProblemKind.REFUND_NEEDS_ANOTHER_PERSON);
            case Outcome.NotInState(var state) ->
                throw new ProblemException(ProblemKind.REFUND_NOT_BY_HAND).extension("state", state);
            case Outcome.Unknown() -> throw new ProblemException(ProblemKind.NOT_FOUND);
        }
    }
}
