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
import io.shuke.supply.DecidingProposal;
import io.shuke.supply.DecidingProposal.Outcome;
import io.shuke.supply.Proposal;
import io.shuke.supply.Proposals;
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
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What suppliers propose, for the staff who decide it. */
@RestController
@RequestMapping("/api/operator/proposals")
@Tag(name = "Operator: suppliers")
class OperatorProposalsController {
    private final Proposals proposals;
    private final DecidingProposal deciding;
    private final IdempotentRequests requests;

    OperatorProposalsController(Proposals proposals, DecidingProposal deciding, IdempotentRequests requests) {
        this.proposals = proposals;
        this.deciding = deciding;
        this.requests = requests;
    }

    /** What the operator alone says of goods. */
    @Schema(name = "ProposalTerms")
    record Terms(
            @NotNull @Size(min = 1, max = 100) @Schema(description = "one for each SKU, in the proposal's order")
            List<@NotNull Money> prices,

            @Min(0) @Max(10_000) @Schema(example = "1000") int commissionBudgetBasisPoints,
            boolean published,

            @Nullable @Schema(description = "of the product as it was looked at; none for new goods")
            Integer productVersion) {
        DecidingProposal.Terms terms() {
            if (!prices.stream().allMatch(price -> price.currency().equals(Money.CNY))) {
                throw new ProblemException(ProblemKind.INVALID_REQUEST).field("prices", "catalog.fault.currency");
            }
            return new DecidingProposal.Terms(prices, commissionBudgetBasisPoints, published, productVersion);
        }
    }

    /** Why it is declined; the supplier reads it. */
    @Schema(name = "ProposalDecline")
    record Decline(
            @NotBlank
            @Size(max = 500)
            @Pattern(regexp = OperatorSuppliersController.NO_NUL, flags = Pattern.Flag.DOTALL)
            @Schema(example = "The second picture shows another jar.")
            String reason) {}

    @GetMapping
    @Access(value = Access.Who.STAFF, rights = Right.CATALOGUE)
    @Operation(summary = "What suppliers propose, newest first")
    Page<Proposal> page(
            @RequestParam(required = false) Proposal.@Nullable State state,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit) {
        return proposals.page(state, after, limit);
    }

    @GetMapping("/{id}")
    @Access(value = Access.Who.STAFF, rights = Right.CATALOGUE)
    @Operation(summary = "A proposal beside the product as it is now")
    Proposals.Compared compared(@PathVariable UUID id) {
        return proposals.compared(id).orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
    }

    @PostMapping("/{id}/approval")
    @Access(value = Access.Who.STAFF, rights = Right.CATALOGUE)
    @Operation(
            summary = "Make it so, at the operator's prices; needs an Idempotency-Key",
            description = "Refused while the supplier's licence is not verified, and where the product is another"
                    + " supplier's by now.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Proposals.Compared.class)))
    ResponseEntity<String> approve(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody Terms body, HttpServletRequest request) {
        var staff = caller.person();
        return requests.once(IdempotencyKey.of(staff, request), 200, List.of("approve", id, body), () -> {
            check(deciding.approve(staff, id, body.terms()));
            return compared(id);
        });
    }

    @PostMapping("/{id}/refusal")
    @Access(value = Access.Who.STAFF, rights = Right.CATALOGUE)
    @Operation(summary = "Decline it, with a reason that the supplier reads; needs an Idempotency-Key")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Proposals.Compared.class)))
    ResponseEntity<String> decline(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody Decline body, HttpServletRequest request) {
        var staff = caller.person();
        return requests.once(IdempotencyKey.of(staff, request), 200, List.of("decline", id, body), () -> {
            check(deciding.decline(staff, id, body.reason().strip()));
            return compared(id);
        });
    }

    private static void check(Outcome outcome) {
        switch (outcome) {
            case Outcome.Decided() -> {}
            case Outcome.NotInState(var state) ->
                throw new ProblemException(ProblemKind.PROPOSAL_NOT_IN_STATE).extension("state", state);
            case Outcome.NotTheirs() -> throw new ProblemException(ProblemKind.PROPOSAL_NOT_OF_SUPPLIER);
            case Outcome.NotVerified() -> throw new ProblemException(ProblemKind.SUPPLIER_NOT_VERIFIED);
            case Outcome.Unknown() -> throw new ProblemException(ProblemKind.NOT_FOUND);
        }
    }
}
