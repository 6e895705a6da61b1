package io.shuke.payment;

import io.shuke.ledger.Ledger;
import io.shuke.payment.Payout.State;
import io.shuke.payment.StoredPayouts.StoredPayout;
import io.shuke.shared.Audit;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Staff approve a payout, which is then sent to the provider after commit, or reject it with a reason, which gives the
 * money back. A payout is decided once. Joins the caller's transaction; both acts are audited.
 */
@Component
public class DecidingPayout {
    /** What became of the decision. */
    public sealed interface Outcome {
        record Decided(Payout payout) implements Outcome {}

        record Unknown() implements Outcome {}

        record DecidedBefore(State state) implements Outcome {}
    }

    /** A payout's state, as the audit shows it. */
    private record Decision(State state) {}

    private final StoredPayouts payouts;
    private final Ledger ledger;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DecidingPayout(StoredPayouts payouts, Ledger ledger, Audit audit, ApplicationEventPublisher events, Clock clock) {
        this.payouts = payouts;
        this.ledger = ledger;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public Outcome approve(UUID payoutId, UUID staffId) {
        return decide(payoutId, State.APPROVED, staffId, null);
    }

    @Transactional
    public Outcome reject(UUID payoutId, UUID staffId, String reason) {
        return decide(payoutId, State.REJECTED, staffId, reason);
    }

    private Outcome decide(UUID payoutId, State decision, UUID staffId, @Nullable String reason) {
        return payouts.decide(payoutId, decision, staffId, reason, clock.instant())
                .map(decided -> follow(decided, staffId))
                .orElseGet(() -> payouts.find(payoutId)
                        .<Outcome>map(found ->
                                new Outcome.DecidedBefore(found.payout().state()))
                        .orElseGet(Outcome.Unknown::new));
    }

    private Outcome follow(StoredPayout decided, UUID staffId) {
        var payout = decided.payout();
        if (payout.state() == State.REJECTED) {
            ledger.post(PayoutTransfers.back(decided));
        }
        audit.record(
                staffId,
                payout.state() == State.APPROVED ? "payout.approve" : "payout.reject",
                "payout:" + payout.id(),
                new Decision(State.ASKED),
                new Decision(payout.state()),
                payout.reason());
        events.publishEvent(PayoutChanged.of(decided.partnerId(), payout));
        return new Outcome.Decided(payout);
    }
}
