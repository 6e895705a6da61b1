package io.shuke.payment;

import io.shuke.shared.Money;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Under which terms this market pays out, by configuration. */
@Component
public class PayoutTerms {
    private final Money minimum;
    private final Money fee;
    private final int promisedDays;
    private final String provider;

    PayoutTerms(
            @Value("${shuke.payout.minimum-minor:100}") long minimumMinor,
            @Value("${shuke.payout.fee-minor:10}") long feeMinor,
            @Value("${shuke.payout.promised-days:3}") int promisedDays,
            @Value("${shuke.payout.provider:sandbox}") String provider) {
        if (feeMinor < 0 || feeMinor >= minimumMinor) {
            throw new IllegalArgumentException("a payout's fee must be less than its minimum");
        }
        this.minimum = Money.cny(minimumMinor);
        this.fee = Money.cny(feeMinor);
        this.promisedDays = promisedDays;
        this.provider = provider;
    }

    public Money minimum() {
        return minimum;
    }

    public Money fee() {
        return fee;
    }

    public int promisedDays() {
        return promisedDays;
    }

    String provider() {
        return provider;
    }

    Instant promisedBy(Instant askedAt) {
        return askedAt.plus(Duration.ofDays(promisedDays));
    }
}
