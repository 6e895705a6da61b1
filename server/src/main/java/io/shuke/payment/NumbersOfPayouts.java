package io.shuke.payment;

import io.shuke.ledger.CauseNames;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Names payouts by their numbers. */
@Component
class NumbersOfPayouts implements CauseNames {
    private final StoredPayouts payouts;

    NumbersOfPayouts(StoredPayouts payouts) {
        this.payouts = payouts;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("payout");
    }

    @Override
    public Map<UUID, String> namesOf(Collection<UUID> causeIds) {
        return payouts.numbersOf(causeIds);
    }
}
