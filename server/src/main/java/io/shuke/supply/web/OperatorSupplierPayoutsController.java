package io.shuke.supply.web;

import io.shuke.shared.Caller;
import io.shuke.shared.Money;
import io.shuke.shared.Page;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.Right;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.IdempotencyKey;
import io.shuke.shared.web.IdempotentRequests;
import io.shuke.supply.PayingSuppliers;
import io.shuke.supply.PayingSuppliers.Outcome;
import io.shuke.supply.SupplierAccounts;
import io.shuke.supply.SupplierPayout;
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
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Bank transfers to suppliers, for the staff who make them. Each act needs an Idempotency-Key. */
@RestController
@Tag(name = "Operator: suppliers")
class OperatorSupplierPayoutsController {
    private final PayingSuppliers paying;
    private final SupplierAccounts accounts;
    private final IdempotentRequests requests;

    OperatorSupplierPayoutsController(PayingSuppliers paying, SupplierAccounts accounts, IdempotentRequests requests) {
        this.paying = paying;
        this.accounts = accounts;
        this.requests = requests;
    }

    /** How much to pay. */
    @Schema(name = "SupplierPayoutWish")
    record Wish(
            @NotNull @Schema(example = "{\"amountMinor\": 50000, \"currency\": \"CNY\"}")
            Money amount) {}

    /** The transfer was made. */
    @Schema(name = "SupplierTransfer")
    record BankTransfer(
            @NotBlank
            @Size(max = 100)
            @Pattern(regexp = OperatorSuppliersController.NO_NUL)
            @Schema(example = "ABC20261126000123")
            String reference) {}

    /** Why the money goes back to what is available; the supplier reads it. */
    @Schema(name = "SupplierPayoutReason")
    record Reason(
            @NotBlank
            @Size(max = 200)
            @Pattern(regexp = OperatorSuppliersController.NO_NUL, flags = Pattern.Flag.DOTALL)
            @Schema(example = "The bank doesn't know the account.")
            String reason) {}

    @GetMapping("/api/operator/supplier-payouts")
    @Access(value = Access.Who.STAFF, rights = Right.FINANCE)
    @Operation(summary = "Payouts to suppliers, newest first")
    Page<SupplierPayout> page(
            @RequestParam(required = false) SupplierPayout.@Nullable State state,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit) {
        return accounts.payouts(state, after, limit);
    }

    @PostMapping("/api/operator/suppliers/{id}/payouts")
    @Access(value = Access.Who.STAFF, rights = Right.FINANCE, secondFactor = true)
    @Operation(
            summary = "Prepare a payout; needs an Idempotency-Key",
            description = "The amount is set aside at once. From a limit on a second member of staff has to approve.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = SupplierPayout.class)))
    ResponseEntity<String> prepare(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody Wish body, HttpServletRequest request) {
        if (!body.amount().currency().equals(Money.CNY) || !body.amount().isPositive()) {
            throw new ProblemException(ProblemKind.INVALID_REQUEST).field("amount", "field.range");
        }
        return once(
                caller,
                request,
                201,
                List.of("prepare", id, body),
                () -> paying.prepare(caller.person(), id, body.amount()));
    }

    @PostMapping("/api/operator/supplier-payouts/{id}/approval")
    @Access(value = Access.Who.STAFF, rights = Right.FINANCE, secondFactor = true)
    @Operation(summary = "Approve a payout that somebody else prepared; needs an Idempotency-Key")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SupplierPayout.class)))
    ResponseEntity<String> approve(Caller caller, @PathVariable UUID id, HttpServletRequest request) {
        return once(caller, request, 200, List.of("approve", id), () -> paying.approve(caller.person(), id));
    }

    @PostMapping("/api/operator/supplier-payouts/{id}/rejection")
    @Access(value = Access.Who.STAFF, rights = Right.FINANCE, secondFactor = true)
    @Operation(summary = "Reject a payout that waits; the money is available again. Needs an Idempotency-Key")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SupplierPayout.class)))
    ResponseEntity<String> reject(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody Reason body, HttpServletRequest request) {
        return once(
                caller,
                request,
                200,
                List.of("reject", id, body),
                () -> paying.reject(caller.person(), id, body.reason().strip()));
    }

    @PostMapping("/api/operator/supplier-payouts/{id}/transfer")
    @Access(value = Access.Who.STAFF, rights = Right.FINANCE, secondFactor = true)
    @Operation(summary = "The bank transfer was made; needs an Idempotency-Key")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SupplierPayout.class)))
    ResponseEntity<String> paid(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody BankTransfer body, HttpServletRequest request) {
        return once(
                caller,
                request,
                200,
                List.of("paid", id, body),
                () -> paying.paid(caller.person(), id, body.reference().strip()));
    }

    @PostMapping("/api/operator/supplier-payouts/{id}/failure")
    @Access(value = Access.Who.STAFF, rights = Right.FINANCE, secondFactor = true)
    @Operation(summary = "The bank did not take it; the money is available again. Needs an Idempotency-Key")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SupplierPayout.class)))
    ResponseEntity<String> fail(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody Reason body, HttpServletRequest request) {
        return once(
                caller,
                request,
                200,
                List.of("fail", id, body),
                () -> paying.fail(caller.person(), id, body.reason().strip()));
    }

    private ResponseEntity<String> once(
            Caller caller, HttpServletRequest request, int status, List<Object> asked, Supplier<Outcome> act) {
        return requests.once(IdempotencyKey.of(caller.person(), request), status, asked, () -> payout(act.get()));
    }

    private SupplierPayout payout(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(var id) -> accounts.payout(id).orElseThrow();
            case Outcome.BalanceTooLow() -> throw new ProblemException(ProblemKind.BALANCE_TOO_LOW);
            case Outcome.NotVerified() -> throw new ProblemException(ProblemKind.SUPPLIER_NOT_VERIFIED);
            case Outcome.SecondApproverNeeded() -> throw new ProblemException(ProblemKind.SECOND_APPROVER_NEEDED);
            case Outcome.NotInState(var state) ->
                throw new ProblemException(ProblemKind.PAYOUT_NOT_IN_STATE).extension("state", state);
            case Outcome.Unknown() -> throw new ProblemException(ProblemKind.NOT_FOUND);
        };
    }
}
