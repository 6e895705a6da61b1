package io.shuke.identity;

import io.shuke.shared.Allowances;
import io.shuke.shared.Allowances.Allowance;
import io.shuke.shared.Allowances.Refusal;
import io.shuke.shared.MarketClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Counts tries of codes, right or wrong: ten in a quarter of an hour for one person, in whatever sessions. */
@Component
class SecondFactorTries {
    private static final int MOST = 10;
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private final Allowances allowances;
    private final MarketClock clock;

    SecondFactorTries(Allowances allowances, MarketClock clock) {
        this.allowances = allowances;
        this.clock = clock;
    }

    Optional<Refusal> use(UUID personId) {
        var allowance = new Allowance("second-factor:person:" + personId, MOST, QUARTER, Duration.ZERO);
        return allowances.use(List.of(allowance), clock.unmoved());
    }
}
