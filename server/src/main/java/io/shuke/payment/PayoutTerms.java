package io.shuke.payment;

import io.shuke.identity.Identities;
import io.shuke.identity.VerifiedIdentity;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Money;
import io.shuke.tax.WithholdingTax;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Under which terms somebody would be paid now: the rule in force, whether they are verified, and the expected tax. */
@Component
public class PayoutTerms {
    private final PayoutRules rules;
    private final Identities identities;
    private final WithholdingTax tax;
    private final Clock clock;
    private final String provider;

    /** What would become of an amount; {@code net} is what arrives. */
    @Schema(name = "PayoutQuote")
    public record Quote(Money amount, Money fee, Money tax, Money net, Instant promisedBy, int approvalsNeeded) {}

    PayoutTerms(
            PayoutRules rules,
            Identities identities,
            WithholdingTax tax,
            Clock clock,
            @Value("${shuke.payout.provider:sandbox}") String provider) {
        this.rules = rules;
        this.identities = identities;
        this.tax = tax;
        this.clock = clock;
        this.provider = provider;
    }

    public PayoutRule inForce() {
        return rules.inForce(clock.instant());
    }

    /** The market's month now. */
    public YearMonth month() {
        return YearMonth.from(clock.instant().atZone(MarketClock.ZONE));
    }

    /** Whether the person's identity is verified and they still agree to that. */
    public boolean mayBePaid(UUID personId) {
        return identities.of(personId).map(VerifiedIdentity::agreed).orElse(false);
    }

    /** @param amount at least the minimum */
    public Quote quote(UUID partnerId, Money amount) {
        return quote(inForce(), partnerId, amount);
    }

    Quote quote(PayoutRule rule, UUID partnerId, Money amount) {
        var expected = tax.expected(partnerId, amount, rule.fee());
        return new Quote(
                amount,
                rule.fee(),
                expected,
                amount.minus(rule.fee()).minus(expected),
                rule.promisedBy(clock.instant()),
                rule.approvalsNeeded(amount));
    }

    String provider() {
        return provider;
    }
}
