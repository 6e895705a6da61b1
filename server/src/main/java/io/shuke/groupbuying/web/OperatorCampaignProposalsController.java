package io.shuke.groupbuying.web;

import io.shuke.groupbuying.CampaignProposal;
import io.shuke.groupbuying.CampaignProposals;
import io.shuke.groupbuying.DecidingCampaignProposal;
import io.shuke.groupbuying.DecidingCampaignProposal.Outcome;
import io.shuke.groupbuying.ProposedCampaign;
import io.shuke.shared.Caller;
import io.shuke.shared.Page;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.Right;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.IdempotencyKey;
import io.shuke.shared.web.IdempotentRequests;
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
import java.time.Instant;
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

/** Campaigns that partners and hosts of circles propose, for the staff who decide them. */
@RestController
@RequestMapping("/api/operator/group-proposals")
@Tag(name = "Operator: groups")
class OperatorCampaignProposalsController {
    private final CampaignProposals proposals;
    private final DecidingCampaignProposal deciding;
    private final IdempotentRequests requests;

    OperatorCampaignProposalsController(
            CampaignProposals proposals, DecidingCampaignProposal deciding, IdempotentRequests requests) {
        this.proposals = proposals;
        this.deciding = deciding;
        this.requests = requests;
    }

    /** What the operator says of it: the pieces that are set aside, and the window. */
    @Schema(name = "GroupProposalTerms")
    record Terms(
            @NotNull @Size(min = 1, max = 50) @Schema(description = "one for each of the proposal's SKUs")
            List<@NotNull @Valid Pieces> pieces,

            @NotNull Instant startsAt,
            @NotNull Instant endsAt) {
        DecidingCampaignProposal.Terms terms() {
            return new DecidingCampaignProposal.Terms(
                    pieces.stream().map(Pieces::pieces).toList(), startsAt, endsAt);
        }
    }

    /** So many of one SKU. */
    @Schema(name = "GroupProposalPieces")
    record Pieces(
            @NotNull UUID skuId,
            @Min(1) @Max(1_000_000) @Schema(example = "100") int count) {
        DecidingCampaignProposal.Terms.Pieces pieces() {
            return new DecidingCampaignProposal.Terms.Pieces(skuId, count);
        }
    }

    /** Why it is declined; who proposed it reads that. */
    @Schema(name = "GroupProposalDecline")
    record Decline(
            @NotBlank
            @Size(max = 500)
            @Pattern(regexp = "[^\\x00]*", flags = Pattern.Flag.DOTALL)
            @Schema(example = "The supplier has no more")
            String reason) {}

    @GetMapping
    @Access(value = Access.Who.STAFF, rights = Right.CATALOGUE)
    @Operation(summary = "Campaigns that were proposed, newest first, with what their prices would leave")
    Page<ProposedCampaign> page(
            @RequestParam(required = false) CampaignProposal.@Nullable State state,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit) {
        return proposals.page(state, after, limit);
    }

    @GetMapping("/{id}")
    @Access(value = Access.Who.STAFF, rights = Right.CATALOGUE)
    @Operation(summary = "A campaign that was proposed")
    ProposedCampaign proposal(@PathVariable UUID id) {
        return proposals.find(id).orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
    }

    @PostMapping("/{id}/approval")
    @Access(value = Access.Who.STAFF, rights = Right.CATALOGUE)
    @Operation(
            summary = "Make the campaign and publish it, perhaps with other pieces or days; needs an Idempotency-Key",
            description = """
                    The prices are the proposal's, and each of them, at every step and for the opener, has to bear purchase price and \
                    commission. Refused where one doesn't, less is in stock, the goods are offered already, or what the circle \
                    wanted was taken down.""")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ProposedCampaign.class)))
    ResponseEntity<String> approve(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody Terms body, HttpServletRequest request) {
        var staff = caller.person();
        return requests.once(IdempotencyKey.of(staff, request), 200, List.of("approve", id, body), () -> {
            check(deciding.approve(staff, id, body.terms()));
            return proposal(id);
        });
    }

    @PostMapping("/{id}/refusal")
    @Access(value = Access.Who.STAFF, rights = Right.CATALOGUE)
    @Operation(summary = "Decline it, with a reason that its proposer reads; needs an Idempotency-Key")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ProposedCampaign.class)))
    ResponseEntity<String> decline(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody Decline body, HttpServletRequest request) {
        var staff = caller.person();
        return requests.once(IdempotencyKey.of(staff, request), 200, List.of("decline", id, body), () -> {
            check(deciding.decline(staff, id, body.reason().strip()));
            return proposal(id);
        });
    }

    private static void check(Outcome outcome) {
        switch (outcome) {
            case Outcome.Decided() -> {}
            case Outcome.NotInState(var state) ->
                throw new ProblemException(ProblemKind.GROUP_PROPOSAL_NOT_IN_STATE).extension("state", state);
            case Outcome.NotTheirs() -> throw new ProblemException(ProblemKind.GROUP_PROPOSAL_NOT_THEIRS);
            case Outcome.NeedDown() -> throw new ProblemException(ProblemKind.GROUP_PROPOSAL_NEED_DOWN);
            case Outcome.Wrong(var field) -> throw CampaignProblems.wrong(field);
            case Outcome.WrongPrice(var refusal) -> throw refusal;
            case Outcome.NotPublished(var why) -> CampaignProblems.check(why);
            case Outcome.Unknown() -> throw new ProblemException(ProblemKind.NOT_FOUND);
        }
    }
}
