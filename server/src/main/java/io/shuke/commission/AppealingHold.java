package io.shuke.commission;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A partner says in their own words, once, why a held reward is honest. Somebody else's hold looks like none. */
@Component
public class AppealingHold {
    private final StoredHolds stored;
    private final Holds holds;
    private final Clock clock;

    AppealingHold(StoredHolds stored, Holds holds, Clock clock) {
        this.stored = stored;
        this.holds = holds;
        this.clock = clock;
    }

    /** What became of the appeal. */
    public sealed interface Outcome {
        record Appealed() implements Outcome {}

        /** It was appealed before, or is decided. */
        record TooLate(Hold.State state) implements Outcome {}

        record Unknown() implements Outcome {}
    }

    @Transactional
    public Outcome appeal(UUID holdId, UUID partnerId, String words) {
        if (stored.appeal(holdId, partnerId, words, clock.instant())) {
            return new Outcome.Appealed();
        }
        return holds.find(holdId)
                .filter(hold -> hold.partnerId().equals(partnerId))
                .<Outcome>map(hold -> new Outcome.TooLate(hold.state()))
                .orElseGet(Outcome.Unknown::new);
    }
}
