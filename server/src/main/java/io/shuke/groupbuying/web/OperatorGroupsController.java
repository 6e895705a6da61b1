package io.shuke.groupbuying.web;

import io.shuke.groupbuying.Campaign;
import io.shuke.groupbuying.CampaignDraft;
import io.shuke.groupbuying.CampaignFunnel;
import io.shuke.groupbuying.CampaignRulesDraft;
import io.shuke.groupbuying.Campaigns;
import io.shuke.groupbuying.GroupState;
import io.shuke.groupbuying.MakingCampaign;
import io.shuke.groupbuying.MakingCampaign.Making;
import io.shuke.groupbuying.MakingCampaign.Move;
import io.shuke.groupbuying.OperatorGroup;
import io.shuke.groupbuying.PriceStepDraft;
import io.shuke.shared.Caller;
import io.shuke.shared.Money;
import io.shuke.shared.Page;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.RepeatedTransactions;
import io.shuke.shared.Right;
import io.shuke.shared.web.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
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
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Campaigns and their groups, for staff who keep the catalogue. */
@RestController
@RequestMapping("/api/operator")
@Tag(name = "Operator: groups")
class OperatorGroupsController {
    private static final String NO_NUL = "[^\\x00]*";
    private static final long MOST_MINOR = 100_000_000_00L;

    private final Campaigns campaigns;
    private final MakingCampaign making;
    private final RepeatedTransactions transactions;

    OperatorGroupsController(Campaigns campaigns, MakingCampaign making, RepeatedTransactions transactions) {
        this.campaigns = campaigns;
        this.making = making;
        this.transactions = transactions;
    }

    /** A campaign to be made. */
    @Schema(name = "GroupCampaignDraft")
    record Draft(
            @NotNull @Size(min = 1, max = 50) List<@NotNull @Valid Goods> goods,

            @Min(2) @Max(50) @Schema(example = "3", description = "so many people fill a group")
            int size,

            @Min(1) @Max(168) @Schema(example = "24", description = "so many hours a group has")
            int fillHours,

            @NotNull Instant startsAt,
            @NotNull Instant endsAt,

            @Min(1) @Max(99) @Schema(example = "2", description = "at most so many pieces a seat")
            int piecesEach,

            @Min(1) @Max(20) @Schema(example = "1", description = "at most so many seats a person, over all groups")
            int seatsEach,

            @Valid @Nullable @Schema(description = "where absent, everybody may take part, and a group has to be full")
            CampaignRulesDraft rules,

            @Nullable @Schema(description = "the circle whose members alone it is for", example = "null")
            UUID circleId) {
        CampaignDraft draft() {
            return new CampaignDraft(
                    goods.stream().map(Goods::goods).toList(),
                    size,
                    fillHours,
                    startsAt,
                    endsAt,
                    piecesEach,
                    seatsEach,
                    CampaignRulesDraft.rules(rules, size),
                    circleId);
        }
    }

    /** A SKU at its group price; all of one campaign are of one product. */
    @Schema(name = "GroupCampaignDraftGoods")
    record Goods(
            @NotNull UUID skuId,

            @Min(1) @Max(MOST_MINOR) @Schema(example = "9900")
            long priceMinor,

            @Min(1) @Max(1_000_000) @Schema(example = "100", description = "set aside while it runs")
            int pieces,

            @Nullable
            @Size(max = 10)
            @Schema(
                    description =
                            "what it costs with more people than are needed; all goods have the same numbers of people")
            List<@NotNull @Valid PriceStepDraft> steps) {
        CampaignDraft.Goods goods() {
            return new CampaignDraft.Goods(skuId, Money.cny(priceMinor), pieces, PriceStepDraft.steps(steps));
        }
    }

    /** Why a campaign ends before its time. */
    @Schema(name = "GroupCampaignEnd")
    record End(
            @Schema(example = "The supplier has no more")
            @NotBlank
            @Size(max = 200)
            @Pattern(regexp = NO_NUL, flags = Pattern.Flag.DOTALL)
            String reason) {}

    @GetMapping("/group-campaigns")
    @Access(value = Access.Who.STAFF, rights = Right.CATALOGUE)
    @Operation(summary = "Campaigns with how far they have gone, newest first")
    Page<Campaign> page(
            @RequestParam(defaultValue = "false")
                    @Parameter(description = "those alone whose prices bear no more what the goods cost")
                    boolean belowCost,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit) {
        return campaigns.page(belowCost, after, limit);
    }

    @GetMapping("/group-campaigns/{id}")
    @Access(value = Access.Who.STAFF, rights = Right.CATALOGUE)
    @Operation(summary = "A campaign")
    Campaign campaign(@PathVariable UUID id) {
        return campaigns.find(id).orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
    }

    @GetMapping("/group-campaigns/{id}/funnel")
    @Access(value = Access.Who.STAFF, rights = Right.CATALOGUE)
    @Operation(summary = "How far people came in a campaign: seen, shared, joined, filled, refunded")
    CampaignFunnel funnel(@PathVariable UUID id) {
        return campaigns.funnelOf(id).orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
    }

    @PostMapping("/group-campaigns")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(value = Access.Who.STAFF, rights = Right.CATALOGUE)
    @Operation(summary = "Make a campaign; it is a draft until it is published, and never changed")
    Campaign make(Caller caller, @Valid @RequestBody Draft body) {
        return switch (making.make(caller.person(), body.draft())) {
            case Making.Made(var id) -> campaign(id);
            case Making.Wrong(var field) -> throw CampaignProblems.wrong(field);
            case Making.WrongPrice(var refusal) -> throw refusal;
        };
    }

    @PostMapping("/group-campaigns/{id}/publication")
    @Access(value = Access.Who.STAFF, rights = Right.CATALOGUE)
    @Operation(summary = "Publish a draft: its pieces are set aside, and groups can be opened within its time")
    Campaign publish(Caller caller, @PathVariable UUID id) {
        var staff = caller.person();
        return transactions.run(() -> moved(making.publish(staff, id), id));
    }

    @PostMapping("/group-campaigns/{id}/end")
    @Access(value = Access.Who.STAFF, rights = Right.CATALOGUE)
    @Operation(
            summary = "Let no more groups be opened",
            description = "Those that run run to their end; then the pieces that are left are free again.")
    Campaign end(Caller caller, @PathVariable UUID id, @Valid @RequestBody End body) {
        return moved(making.end(caller.person(), id, body.reason()), id);
    }

    private Campaign moved(Move outcome, UUID id) {
        CampaignProblems.check(outcome);
        return campaign(id);
    }

    @GetMapping("/groups")
    @Access(value = Access.Who.STAFF, rights = Right.CATALOGUE)
    @Operation(summary = "Groups of one campaign or of all, newest first")
    Page<OperatorGroup.Head> groups(
            @RequestParam(required = false) @Nullable UUID campaign,
            @RequestParam(required = false) @Nullable GroupState state,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit) {
        return campaigns.groups(campaign, state, after, limit);
    }

    @GetMapping("/groups/{id}")
    @Access(value = Access.Who.STAFF, rights = Right.CATALOGUE)
    @Operation(summary = "A group with everything that happened to it")
    OperatorGroup group(@PathVariable UUID id) {
        return campaigns.group(id).orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
    }
}
