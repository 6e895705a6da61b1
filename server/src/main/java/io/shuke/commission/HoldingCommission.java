package io.shuke.commission;

import io.shuke.shared.Ids;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds a partner's reward for an order, with reasons that the partner is shown: it stays pending past the end of the
 * return window until somebody decides. Only what is pending is held, never what a person already has; and a reward once
 * decided about is not held again. Joins the transaction.
 */
@Component
public class HoldingCommission {
    private final StoredHolds holds;
    private final CommissionNews news;
    private final Clock clock;

    HoldingCommission(StoredHolds holds, CommissionNews news, Clock clock) {
        this.holds = holds;
        this.news = news;
        this.clock = clock;
    }

    /** What became of the wish. */
    public sealed interface Outcome {
        record Held(UUID holdId) implements Outcome {}

        /** Nothing is pending of it, or it was held before. */
        record NothingToHold() implements Outcome {}
    }

    @Transactional
    public Outcome hold(UUID orderId, UUID partnerId, Set<HoldReason> reasons) {
        var marked = holds.mark(orderId, partnerId);
        if (marked.isEmpty()) {
            return new Outcome.NothingToHold();
        }
        var id = Ids.next();
        holds.insert(id, orderId, partnerId, reasons, clock.instant());
        news.announce(marked);
        return new Outcome.Held(id);
    }
}
