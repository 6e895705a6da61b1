package io.shuke.commission.web;

import io.shuke.commission.AppealingHold;
import io.shuke.commission.DecidingHold;
import io.shuke.commission.Hold;
import io.shuke.commission.Holds;
import io.shuke.identity.People;
import io.shuke.shared.Caller;
import io.shuke.shared.Money;
import io.shuke.shared.Page;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.Right;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.Access.Who;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Holds", description = "Rewards that wait for a person to look at them")
class HoldResource {
    private static final String NO_NUL = "[^\\x00]*";

    private final Holds holds;
    private final AppealingHold appealing;
    private final DecidingHold deciding;
    private final People people;

    HoldResource(Holds holds, AppealingHold appealing, DecidingHold deciding, People people) {
        this.holds = holds;
        this.appealing = appealing;
        this.deciding = deciding;
        this.people = people;
    }

    @Schema(name = "CommissionHoldAppeal")
    record Appeal(
            @NotBlank
            @Size(max = 1000)
            @Pattern(regexp = NO_NUL, flags = Pattern.Flag.DOTALL)
            @Schema(example = "My sister ordered on our tablet.")
            String words) {}

    @Schema(name = "CommissionHoldDecision")
    record Decision(
            @NotBlank
            @Size(max = 200)
            @Pattern(regexp = NO_NUL, flags = Pattern.Flag.DOTALL)
            @Schema(example = "A family of three, known to us.")
            String reason) {}

    @Schema(name = "OperatorCommissionHold")
    record Row(HoldView hold, Money amount, String orderNumber, UUID partnerId, String partnerName) {}

    @PostMapping("/api/my/commission-holds/{id}/appeal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Who.PERSON)
    @Operation(summary = "Say why a held reward is honest", description = "Once, as long as nobody has decided.")
    void appeal(@PathVariable UUID id, @Valid @RequestBody Appeal body, Caller caller) {
        switch (appealing.appeal(id, caller.person(), body.words().strip())) {
            case AppealingHold.Outcome.Appealed appealed -> {}
            case AppealingHold.Outcome.TooLate(var state) -> throw notInState(state);
            case AppealingHold.Outcome.Unknown unknown -> throw new ProblemException(ProblemKind.NOT_FOUND);
        }
    }

    @GetMapping("/api/operator/commission-holds")
    @Access(value = Who.STAFF, rights = Right.RISK)
    @Operation(summary = "Held rewards, the latest first")
    Page<Row> list(
            @RequestParam(required = false) Hold.@Nullable State state,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit) {
        var page = holds.page(state, after, limit);
        var partners = people.cardsOf(page.items().stream()
                .map(row -> row.hold().partnerId())
                .distinct()
                .toList());
        return page.map(row -> {
            var partner = partners.get(row.hold().partnerId());
            return new Row(
                    HoldView.of(row.hold()),
                    row.amount(),
                    row.hold().orderNumber(),
                    row.hold().partnerId(),
                    partner == null ? "–" : partner.nickname());
        });
    }

    @PostMapping("/api/operator/commission-holds/{id}/release")
    @Access(value = Who.STAFF, rights = Right.RISK, secondFactor = true)
    @Operation(
            summary = "Lift a hold",
            description = "The reward goes its way; it is released at once where its day has passed.")
    HoldView lift(@PathVariable UUID id, @Valid @RequestBody Decision body, Caller caller) {
        return decided(deciding.lift(id, caller.person(), body.reason().strip()));
    }

    @PostMapping("/api/operator/commission-holds/{id}/confirmation")
    @Access(value = Who.STAFF, rights = Right.RISK, secondFactor = true)
    @Operation(summary = "Confirm a hold", description = "The reward is taken back; the partner reads the reason.")
    HoldView confirm(@PathVariable UUID id, @Valid @RequestBody Decision body, Caller caller) {
        return decided(deciding.confirm(id, caller.person(), body.reason().strip()));
    }

    private static HoldView decided(DecidingHold.Outcome outcome) {
        return switch (outcome) {
            case DecidingHold.Outcome.Decided(var hold) -> HoldView.of(hold);
            case DecidingHold.Outcome.DecidedBefore(var state) -> throw notInState(state);
            case DecidingHold.Outcome.Unknown unknown -> throw new ProblemException(ProblemKind.NOT_FOUND);
        };
    }

    private static ProblemException notInState(Hold.State state) {
        return new ProblemException(ProblemKind.HOLD_NOT_IN_STATE).extension("state", state);
    }
}
