package io.shuke.commission.web;

import io.shuke.commission.SimulatingPlan;
import io.shuke.commission.Simulation;
import io.shuke.commission.Simulations;
import io.shuke.commission.Simulations.LosingLine;
import io.shuke.commission.Simulations.ProductMargin;
import io.shuke.identity.People;
import io.shuke.shared.Caller;
import io.shuke.shared.Money;
import io.shuke.shared.Page;
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
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Operator: plans")
class OperatorSimulationResource {
    private final SimulatingPlan simulating;
    private final Simulations simulations;
    private final ComparisonCsv csv;
    private final People people;
    private final IdempotentRequests requests;

    OperatorSimulationResource(
            SimulatingPlan simulating,
            Simulations simulations,
            ComparisonCsv csv,
            People people,
            IdempotentRequests requests) {
        this.simulating = simulating;
        this.simulations = simulations;
        this.csv = csv;
        this.people = people;
        this.requests = requests;
    }

    @Schema(name = "SimulationList")
    record SimulationList(List<Simulation> items) {}

    /** A partner's earnings under both plans. */
    @Schema(name = "SimulatedPartner")
    record Partner(UUID partnerId, String partnerName, Money before, Money after, Money change) {}

    @PostMapping("/api/operator/plans/{id}/simulations")
    @Access(value = Who.STAFF, rights = Right.FINANCE, secondFactor = true)
    @Operation(
            summary = "Try a plan on the market's past",
            description = "Replays all paid lines under it and under the plan in force. Runs in the background: ask for"
                    + " it again to see how far it is.",
            parameters = @Parameter(in = ParameterIn.HEADER, name = "Idempotency-Key", required = true))
    @ApiResponse(
            responseCode = "202",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Simulation.class),
                            examples = @ExampleObject(PlanExamples.SIMULATION)))
    ResponseEntity<String> simulate(@PathVariable UUID id, Caller caller, HttpServletRequest request) {
        return requests.once(
                IdempotencyKey.of(caller.person(), request),
                202,
                List.of("plan-simulation", id),
                () -> asked(simulating.ask(id, caller.person())));
    }

    @GetMapping("/api/operator/plans/{id}/simulations")
    @Access(value = Who.STAFF, rights = Right.FINANCE)
    @Operation(summary = "A plan's latest simulations, the latest first")
    SimulationList ofPlan(@PathVariable UUID id) {
        return new SimulationList(simulations.ofPlan(id));
    }

    @GetMapping("/api/operator/simulations/{id}")
    @Access(value = Who.STAFF, rights = Right.FINANCE)
    @Operation(summary = "One simulation, how far it is, and what it sums to")
    Simulation simulation(@PathVariable UUID id) {
        return simulations.find(id).orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
    }

    @PostMapping("/api/operator/simulations/{id}/cancellation")
    @Access(value = Who.STAFF, rights = Right.FINANCE, secondFactor = true)
    @Operation(summary = "Stop a simulation and forget what it found")
    Simulation cancel(@PathVariable UUID id) {
        simulation(id);
        if (!simulating.cancel(id)) {
            throw new ProblemException(ProblemKind.SIMULATION_ENDED);
        }
        return simulation(id);
    }

    @GetMapping("/api/operator/simulations/{id}/partners")
    @Access(value = Who.STAFF, rights = Right.FINANCE)
    @Operation(summary = "Who gains, or who loses, the most first")
    Page<Partner> partners(
            @PathVariable UUID id,
            @Parameter(description = "those who gain, or those who don't") @RequestParam(defaultValue = "true")
                    boolean gaining,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit) {
        var page = simulations.partners(id, gaining, after, limit);
        var cards = people.cardsOf(
                page.items().stream().map(Simulations.PartnerChange::partnerId).toList());
        return page.map(partner -> {
            var card = cards.get(partner.partnerId());
            var name = card == null ? "–" : card.nickname();
            return new Partner(partner.partnerId(), name, partner.before(), partner.after(), partner.change());
        });
    }

    @GetMapping("/api/operator/simulations/{id}/products")
    @Access(value = Who.STAFF, rights = Right.FINANCE)
    @Operation(summary = "What each product would leave, the least first")
    Page<ProductMargin> products(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit) {
        return simulations.products(id, after, limit);
    }

    @GetMapping("/api/operator/simulations/{id}/losing-lines")
    @Access(value = Who.STAFF, rights = Right.FINANCE)
    @Operation(summary = "Every line that would lose money, the worst first")
    Page<LosingLine> losses(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit) {
        return simulations.losses(id, after, limit);
    }

    @GetMapping(path = "/api/operator/simulations/{id}/comparison.csv", produces = "text/csv")
    @Access(value = Who.STAFF, rights = Right.FINANCE)
    @Operation(summary = "One table of the comparison as a CSV file, whole")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv"))
    void comparison(
            @PathVariable UUID id,
            @RequestParam ComparisonCsv.Table table,
            @Parameter(hidden = true) Locale locale,
            HttpServletResponse response)
            throws IOException {
        simulation(id);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"simulation-" + table.file() + ".csv\"");
        csv.write(id, table, locale, response.getWriter());
    }

    private static Simulation asked(SimulatingPlan.Outcome outcome) {
        return switch (outcome) {
            case SimulatingPlan.Outcome.Asked(var simulation) -> simulation;
            case SimulatingPlan.Outcome.Unknown() -> throw new ProblemException(ProblemKind.NOT_FOUND);
            case SimulatingPlan.Outcome.NotInState(var state) ->
                throw new ProblemException(ProblemKind.PLAN_NOT_IN_STATE).extension("state", state);
            case SimulatingPlan.Outcome.Running() -> throw new ProblemException(ProblemKind.SIMULATION_RUNNING);
        };
    }
}
