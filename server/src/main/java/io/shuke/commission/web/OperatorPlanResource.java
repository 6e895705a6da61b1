package io.shuke.commission.web;

import io.shuke.commission.DraftingPlan;
import io.shuke.commission.Plan;
import io.shuke.commission.PlanDraft;
import io.shuke.commission.Plans;
import io.shuke.commission.PublishingPlan;
import io.shuke.commission.RetiringPlan;
import io.shuke.shared.Caller;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.Right;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.Access.Who;
import io.shuke.shared.web.IdempotencyKey;
import io.shuke.shared.web.IdempotentRequests;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
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
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Operator: plans", description = "Versions of the commission rules: draft, simulate, publish, retire")
class OperatorPlanResource {
    private final Plans plans;
    private final DraftingPlan drafting;
    private final PublishingPlan publishing;
    private final RetiringPlan retiring;
    private final IdempotentRequests requests;

    OperatorPlanResource(
            Plans plans,
            DraftingPlan drafting,
            PublishingPlan publishing,
            RetiringPlan retiring,
            IdempotentRequests requests) {
        this.plans = plans;
        this.drafting = drafting;
        this.publishing = publishing;
        this.retiring = retiring;
        this.requests = requests;
    }

    @Schema(name = "Plans")
    record PlanList(List<Plan> items) {}

    /** The rate of one product or category. */
    @Schema(name = "PlanDraftRate")
    record PlanRate(
            @NotNull Plan.Rate.Kind kind,
            @NotNull UUID subjectId,

            @Min(0) @Max(10_000) @Schema(example = "1500") int basisPoints) {}

    /** What a new version says. */
    @Schema(name = "PlanDraft")
    record Draft(
            @Nullable @Schema(description = "the draft that this version replaces")
            UUID replacesId,

            @NotBlank @Size(max = 60) @Schema(example = "Spring 2027")
            String name,

            @Min(0) @Max(10_000) @Schema(example = "1000") int budgetDefaultBasisPoints,

            @Schema(description = "whether a product's own rate goes before the default")
            boolean ownRates,

            @NotNull @Size(max = 500) List<@Valid PlanRate> rates,

            @Min(0) @Max(10_000) @Schema(description = "of the budget", example = "6000")
            int sharerBasisPoints,

            @Min(0) @Max(10_000) @Schema(description = "of the budget", example = "4000")
            int ownerBasisPoints,

            @Min(0) @Max(10_000) @Schema(description = "of the budget; only with an approval", example = "0")
            int introducerBasisPoints,

            @Min(1) @Max(3650) @Schema(example = "30") int windowDays,

            @Min(7) @Max(180) @Schema(description = "from receipt to release", example = "7")
            int releaseDays,

            @Nullable @Schema(description = "the recorded approval of a second level; none means depth 1")
            UUID depthApprovalId,

            @NotNull Plan.SelfPurchase selfPurchase) {
        PlanDraft asWanted() {
            return new PlanDraft(
                    name,
                    budgetDefaultBasisPoints,
                    ownRates,
                    rates.stream()
                            .map(rate -> new PlanDraft.Rate(rate.kind(), rate.subjectId(), rate.basisPoints()))
                            .toList(),
                    sharerBasisPoints,
                    ownerBasisPoints,
                    introducerBasisPoints,
                    windowDays,
                    releaseDays,
                    depthApprovalId,
                    selfPurchase);
        }
    }

    /** When a plan comes into force, and why if it would have lost money. */
    @Schema(name = "PlanPublication")
    record Publication(
            @Nullable @Schema(description = "null means now", example = "2027-01-01T00:00:00Z")
            Instant inForceAt,

            @Nullable @Size(max = 500) @Schema(description = "needed where lines would lose money")
            String reason) {}

    /** Why a plan is retired. */
    @Schema(name = "PlanRetirement")
    record Retirement(
            @NotBlank @Size(max = 500) @Schema(example = "Superseded by the spring rules.")
            String reason) {}

    @GetMapping("/api/operator/plans")
    @Access(value = Who.STAFF, rights = Right.FINANCE)
    @Operation(summary = "The versions of the commission rules, the newest first")
    PlanList plans() {
        return new PlanList(plans.all());
    }

    @GetMapping("/api/operator/plans/{id}")
    @Access(value = Who.STAFF, rights = Right.FINANCE)
    @Operation(summary = "One version of the commission rules")
    Plan plan(@PathVariable UUID id) {
        return plans.find(id).orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
    }

    @PostMapping("/api/operator/plans")
    @Access(value = Who.STAFF, rights = Right.FINANCE, secondFactor = true)
    @Operation(
            summary = "Write a new version as a draft",
            description = "A draft is not edited in place: another version replaces it, which retires it. Refused with"
                    + " `plan-not-in-state` where somebody replaced it first.",
            parameters = @Parameter(in = ParameterIn.HEADER, name = "Idempotency-Key", required = true))
    @ApiResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Plan.class),
                            examples = @ExampleObject(PlanExamples.DRAFT)))
    ResponseEntity<String> draft(@Valid @RequestBody Draft body, Caller caller, HttpServletRequest request) {
        return requests.once(
                IdempotencyKey.of(caller.person(), request),
                201,
                List.of("plan", body),
                () -> drafted(drafting.draft(caller.person(), body.asWanted(), body.replacesId())));
    }

    @PostMapping("/api/operator/plans/{id}/publication")
    @Access(value = Who.STAFF, rights = Right.FINANCE, secondFactor = true)
    @Operation(
            summary = "Publish a simulated plan",
            description = "For orders placed from that moment on. Refused with `plan-would-lose` where past lines would"
                    + " have lost money and no reason is given, and with `plan-outdated` where another plan came into"
                    + " force since the simulation.",
            parameters = @Parameter(in = ParameterIn.HEADER, name = "Idempotency-Key", required = true))
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Plan.class)))
    ResponseEntity<String> publish(
            @PathVariable UUID id, @Valid @RequestBody Publication body, Caller caller, HttpServletRequest request) {
        return requests.once(
                IdempotencyKey.of(caller.person(), request),
                200,
                List.of("plan-publication", id, body),
                () -> published(publishing.publish(id, caller.person(), body.inForceAt(), body.reason())));
    }

    @PostMapping("/api/operator/plans/{id}/retirement")
    @Access(value = Who.STAFF, rights = Right.FINANCE, secondFactor = true)
    @Operation(
            summary = "Retire a plan that has not come into force",
            description = "The plan in force ends only by another that comes after it.",
            parameters = @Parameter(in = ParameterIn.HEADER, name = "Idempotency-Key", required = true))
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Plan.class)))
    ResponseEntity<String> retire(
            @PathVariable UUID id, @Valid @RequestBody Retirement body, Caller caller, HttpServletRequest request) {
        return requests.once(
                IdempotencyKey.of(caller.person(), request),
                200,
                List.of("plan-retirement", id, body),
                () -> retired(retiring.retire(id, caller.person(), body.reason())));
    }

    private static Plan drafted(DraftingPlan.Outcome outcome) {
        return switch (outcome) {
            case DraftingPlan.Outcome.Drafted(var plan) -> plan;
            case DraftingPlan.Outcome.Unknown() -> throw new ProblemException(ProblemKind.NOT_FOUND);
            case DraftingPlan.Outcome.NotInState(var state) -> throw notInState(state);
            case DraftingPlan.Outcome.PartsTooLarge() -> throw invalid("introducerBasisPoints", "field.range");
            case DraftingPlan.Outcome.NoSuchApproval() -> throw invalid("depthApprovalId", "field.invalid");
            case DraftingPlan.Outcome.BadRates(var subjects) ->
                throw invalid("rates", "field.invalid").extension("subjectIds", subjects);
        };
    }

    private static Plan published(PublishingPlan.Outcome outcome) {
        return switch (outcome) {
            case PublishingPlan.Outcome.Published(var plan) -> plan;
            case PublishingPlan.Outcome.Unknown() -> throw new ProblemException(ProblemKind.NOT_FOUND);
            case PublishingPlan.Outcome.NotInState(var state) -> throw notInState(state);
            case PublishingPlan.Outcome.Outdated(var version) ->
                throw new ProblemException(ProblemKind.PLAN_OUTDATED)
                        .with(version)
                        .extension("inForceVersion", version);
            case PublishingPlan.Outcome.WouldLose(var lines) ->
                throw new ProblemException(ProblemKind.PLAN_WOULD_LOSE)
                        .with(lines)
                        .extension("losingLines", lines);
            case PublishingPlan.Outcome.InThePast() -> throw invalid("inForceAt", "field.range");
        };
    }

    private static Plan retired(RetiringPlan.Outcome outcome) {
        return switch (outcome) {
            case RetiringPlan.Outcome.Retired(var plan) -> plan;
            case RetiringPlan.Outcome.Unknown() -> throw new ProblemException(ProblemKind.NOT_FOUND);
            case RetiringPlan.Outcome.NotInState(var state) -> throw notInState(state);
        };
    }

    private static ProblemException notInState(Plan.State state) {
        return new ProblemException(ProblemKind.PLAN_NOT_IN_STATE).extension("state", state);
    }

    private static ProblemException invalid(String field, String messageKey) {
        return new ProblemException(ProblemKind.INVALID_REQUEST).field(field, messageKey);
    }
}
