package io.shuke.payment.web;

import io.shuke.payment.AskingPayout;
import io.shuke.payment.AskingPayout.Outcome;
import io.shuke.payment.Payout;
import io.shuke.payment.PayoutTerms;
import io.shuke.payment.Payouts;
import io.shuke.shared.Allowances;
import io.shuke.shared.Allowances.Allowance;
import io.shuke.shared.Caller;
import io.shuke.shared.Cursor;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Money;
import io.shuke.shared.Page;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.web.Access;
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
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A partner's own payouts. */
@RestController
@Tag(name = "Payouts")
class PayoutsController {
    private static final int MOST_AN_HOUR = 60;
    private static final Duration HOUR = Duration.ofHours(1);

    private final AskingPayout asking;
    private final Payouts payouts;
    private final PayoutTerms terms;
    private final IdempotentRequests requests;
    private final Allowances allowances;
    private final MarketClock clock;

    PayoutsController(
            AskingPayout asking,
            Payouts payouts,
            PayoutTerms terms,
            IdempotentRequests requests,
            Allowances allowances,
            MarketClock clock) {
        this.asking = asking;
        this.payouts = payouts;
        this.terms = terms;
        this.requests = requests;
        this.allowances = allowances;
        this.clock = clock;
    }

    /** What I could be paid, and under which terms; {@code month} is the market's now, as statements name it. */
    record MyPayoutTerms(
            Money minimum,
            Money fee,
            Money available,
            int promisedWorkingDays,
            Money secondApprovalAbove,
            Money monthCap,
            boolean identityVerified,
            @Schema(example = "2026-11") String month) {}

    /** How much to pay out. */
    record PayoutRequest(
            @NotNull @Schema(example = "{\"amountMinor\": 5000, \"currency\": \"CNY\"}")
            Money amount) {}

    @Access(Access.Who.PARTNER)
    @GetMapping("/api/my/payout-terms")
    @Operation(summary = "What I could be paid, and under which terms")
    MyPayoutTerms terms(Caller caller) {
        var rule = terms.inForce();
        return new MyPayoutTerms(
                rule.minimum(),
                rule.fee(),
                payouts.availableTo(caller.person()),
                rule.promisedWorkingDays(),
                rule.secondApprovalAbove(),
                rule.monthCap(),
                terms.mayBePaid(caller.person()),
                terms.month().toString());
    }

    @Access(Access.Who.PARTNER)
    @GetMapping("/api/my/payout-quote")
    @Operation(
            summary = "What would become of an amount",
            description = "Fee, income tax as it would be withheld now, and what would arrive; nothing is asked for.")
    PayoutTerms.Quote quote(@RequestParam @Min(1) @Max(100_000_000_00L) long amountMinor, Caller caller) {
        var amount = Money.cny(amountMinor);
        var minimum = terms.inForce().minimum();
        if (amount.isLessThan(minimum)) {
            throw new ProblemException(ProblemKind.PAYOUT_BELOW_MINIMUM).extension("minimum", minimum);
        }
        return terms.quote(caller.person(), amount);
    }

    @Access(Access.Who.PARTNER)
    @GetMapping("/api/my/payouts")
    @Operation(summary = "My payouts, newest first")
    Page<Payout> mine(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(50) int limit,
            Caller caller) {
        return payouts.ofPartner(caller.person(), Cursor.idOrNull(after), limit);
    }

    @Access(Access.Who.PARTNER)
    @PostMapping("/api/my/payouts")
    @Operation(
            summary = "Ask for a payout",
            description = "The amount leaves what is available at once and waits for approval. Refused with"
                    + " `payout-identity-needed`, `balance-too-low`, `payout-below-minimum`, `payout-cap-reached` or"
                    + " `provider-sign-in-needed`.",
            parameters = @Parameter(in = ParameterIn.HEADER, name = "Idempotency-Key", required = true))
    @ApiResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Payout.class),
                            examples = @ExampleObject(PayoutExamples.ASKED)))
    ResponseEntity<String> ask(@Valid @RequestBody PayoutRequest body, Caller caller, HttpServletRequest request) {
        var partner = caller.person();
        allowances.useOrRefuse(
                new Allowance("payout:person:" + partner, MOST_AN_HOUR, HOUR, Duration.ZERO), clock.unmoved());
        return requests.once(
                IdempotencyKey.of(partner, request), 201, List.of("payout", body), () -> ask(partner, body.amount()));
    }

    private Payout ask(UUID partner, Money amount) {
        requirePayable(amount);
        return switch (asking.ask(partner, amount)) {
            case Outcome.Asked asked -> asked.payout();
            case Outcome.BelowMinimum below ->
                throw new ProblemException(ProblemKind.PAYOUT_BELOW_MINIMUM).extension("minimum", below.minimum());
            case Outcome.PayeeUnknown unknown -> throw new ProblemException(ProblemKind.PROVIDER_SIGN_IN_NEEDED);
            case Outcome.IdentityNeeded needed -> throw new ProblemException(ProblemKind.PAYOUT_IDENTITY_NEEDED);
            case Outcome.CapReached reached ->
                throw new ProblemException(ProblemKind.PAYOUT_CAP_REACHED).extension("monthCap", reached.monthCap());
            case Outcome.BalanceTooLow low ->
                throw new ProblemException(ProblemKind.BALANCE_TOO_LOW)
                        .extension("available", payouts.availableTo(partner));
        };
    }

    private static void requirePayable(Money amount) {
        if (!amount.currency().equals(Money.CNY) || !amount.isPositive()) {
            throw new ProblemException(ProblemKind.INVALID_REQUEST).field("amount", "field.range");
        }
    }
}
