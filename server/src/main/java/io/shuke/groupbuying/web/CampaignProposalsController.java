package io.shuke.groupbuying.web;

import io.shuke.groupbuying.CampaignProposal;
import io.shuke.groupbuying.CampaignProposalDraft;
import io.shuke.groupbuying.CampaignProposals;
import io.shuke.groupbuying.ProposingCampaign;
import io.shuke.groupbuying.ProposingCampaign.Withdrawal;
import io.shuke.shared.Caller;
import io.shuke.shared.Page;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
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

/** Campaigns that partners and hosts of circles propose, for themselves. */
@RestController
@Tag(name = "Groups")
class CampaignProposalsController {
    private final CampaignProposals proposals;
    private final ProposingCampaign proposing;
    private final IdempotentRequests requests;

    CampaignProposalsController(CampaignProposals proposals, ProposingCampaign proposing, IdempotentRequests requests) {
        this.proposals = proposals;
        this.proposing = proposing;
        this.requests = requests;
    }

    @PostMapping("/api/my/group-proposals")
    @Access(Access.Who.PARTNER)
    @Operation(
            summary = "Propose a campaign for everybody; needs an Idempotency-Key",
            description = "Nothing of it is for sale until the operator approves it. Five of mine wait at most.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = CampaignProposal.class)))
    ResponseEntity<String> propose(
            Caller caller, @Valid @RequestBody CampaignProposalDraft body, HttpServletRequest request) {
        return propose(caller.person(), null, body, request);
    }

    @PostMapping("/api/circles/{id}/group-proposals")
    @Access(Access.Who.PERSON)
    @Operation(
            summary = "Propose a campaign for the members of my circle; needs an Idempotency-Key",
            description = "For its host. Nothing of it is for sale until the operator approves it.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = CampaignProposal.class)))
    ResponseEntity<String> proposeToCircle(
            Caller caller,
            @PathVariable UUID id,
            @Valid @RequestBody CampaignProposalDraft body,
            HttpServletRequest request) {
        return propose(caller.person(), id, body, request);
    }

    private ResponseEntity<String> propose(
            UUID person, @Nullable UUID circleId, CampaignProposalDraft body, HttpServletRequest request) {
        return requests.once(
                IdempotencyKey.of(person, request),
                201,
                List.of(circleId == null ? "everybody" : circleId, body),
                () -> proposals
                        .of(person, proposed(proposing.propose(person, circleId, body)))
                        .orElseThrow());
    }

    private static UUID proposed(ProposingCampaign.Outcome outcome) {
        return switch (outcome) {
            case ProposingCampaign.Outcome.Proposed(var id) -> id;
            case ProposingCampaign.Outcome.Wrong(var field) -> throw CampaignProblems.wrong(field);
            case ProposingCampaign.Outcome.TooMany(var most) ->
                throw new ProblemException(ProblemKind.GROUP_PROPOSALS_WAIT).with(most);
            case ProposingCampaign.Outcome.NotTheirs() -> throw new ProblemException(ProblemKind.NOT_FOUND);
        };
    }

    @GetMapping("/api/my/group-proposals")
    @Access(Access.Who.PERSON)
    @Operation(
            summary = "What I proposed, newest first",
            description = "What was approved comes with its campaign and how far people came in it.")
    Page<CampaignProposal> mine(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID circle,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit) {
        return proposals.of(caller.person(), circle, after, limit);
    }

    @PostMapping("/api/my/group-proposals/{id}/withdrawal")
    @Access(Access.Who.PERSON)
    @Operation(summary = "Take back what I proposed, as long as it is not decided; needs an Idempotency-Key")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CampaignProposal.class)))
    ResponseEntity<String> withdraw(Caller caller, @PathVariable UUID id, HttpServletRequest request) {
        var person = caller.person();
        return requests.once(IdempotencyKey.of(person, request), 200, List.of("withdraw", id), () -> {
            check(proposing.withdraw(person, id));
            return proposals.of(person, id).orElseThrow();
        });
    }

    private static void check(Withdrawal outcome) {
        switch (outcome) {
            case Withdrawal.Withdrawn() -> {}
            case Withdrawal.NotInState(var state) ->
                throw new ProblemException(ProblemKind.GROUP_PROPOSAL_NOT_IN_STATE).extension("state", state);
            case Withdrawal.Unknown() -> throw new ProblemException(ProblemKind.NOT_FOUND);
        }
    }
}
