package io.shuke.payment;

import io.shuke.identity.Identities;
import io.shuke.ledger.Ledger;
import io.shuke.ledger.MovingPurses;
import io.shuke.ledger.Purse;
import io.shuke.payment.Payout.State;
import io.shuke.payment.StoredPayouts.StoredPayout;
import io.shuke.shared.Audit;
import io.shuke.tax.WithholdingTax;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Staff approve a payout to somebody who is still verified and agrees to it – above the limit two of them, neither the
 * partner themselves, under another account of theirs neither – which fixes its tax and has it sent to the provider after
 * commit, or reject it with a reason, which gives the money back. A payout is decided once. Joins the caller's
 * transaction; every act is audited.
 */
@Component
public class DecidingPayout {
    /** What became of the decision. */
    public sealed interface Outcome {
        record Decided(Payout payout) implements Outcome {}

        /** The first of two approvals: it still waits for the other. */
        record ApprovedFirst(Payout payout) implements Outcome {}

        /** Who approved it first, or is paid by it, can't approve it. */
        record AnotherPersonNeeded() implements Outcome {}

        /** Who is paid is not verified any more, or took their agreement to it back. */
        record NotVerified() implements Outcome {}

        record Unknown() implements Outcome {}

        record DecidedBefore(State state) implements Outcome {}
    }

    /** A payout's state, as the audit shows it. */
    private record Decision(State state, int approvals) {}

    private final StoredPayouts payouts;
    private final Ledger ledger;
    private final MovingPurses purses;
    private final WithholdingTax tax;
    private final Identities identities;
    private final PayoutTerms terms;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DecidingPayout(
            StoredPayouts payouts,
            Ledger ledger,
            MovingPurses purses,
            WithholdingTax tax,
            Identities identities,
            PayoutTerms terms,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.payouts = payouts;
        this.ledger = ledger;
        this.purses = purses;
        this.tax = tax;
        this.identities = identities;
        this.terms = terms;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public Outcome approve(UUID payoutId, UUID staffId) {
        var waiting = payouts.lock(payoutId).filter(payout -> payout.payout().state() == State.ASKED);
        if (waiting.filter(payout -> isOneOf(staffId, payout)).isPresent()) {
            return new Outcome.AnotherPersonNeeded();
        }
        if (waiting.filter(payout -> !terms.mayBePaid(payout.partnerId())).isPresent()) {
            return new Outcome.NotVerified();
        }
        return payouts.approve(payoutId, staffId, clock.instant())
                .map(approved -> approved.payout().state() == State.ASKED
                        ? approvedFirst(approved, staffId)
                        : approvedLast(approved, staffId))
                .orElseGet(() -> refusal(payoutId));
    }

    /** Whether this is, by account or by verified identity, who is paid or who approved first. */
    private boolean isOneOf(UUID staffId, StoredPayout payout) {
        var others = new ArrayList<>(List.of(payout.partnerId()));
        var first = payout.approvals().firstBy();
        if (first != null) {
            others.add(first);
        }
        return others.contains(staffId) || !identities.sameAs(staffId, others).isEmpty();
    }

    private Outcome approvedFirst(StoredPayout approved, UUID staffId) {
        audit(staffId, "payout.approve", approved, 0, 1);
        return new Outcome.ApprovedFirst(approved.payout());
    }

    private Outcome approvedLast(StoredPayout approved, UUID staffId) {
        var payout = approved.payout();
        var withheld = tax.withhold(payout.id(), approved.partnerId(), payout.amount(), payout.fee());
        var fixed = payouts.fixTax(payout.id(), withheld);
        var needed = fixed.approvals().needed();
        audit(staffId, "payout.approve", fixed, needed - 1, needed);
        events.publishEvent(PayoutChanged.of(fixed.partnerId(), fixed.payout()));
        return new Outcome.Decided(fixed.payout());
    }

    @Transactional
    public Outcome reject(UUID payoutId, UUID staffId, String reason) {
        return payouts.reject(payoutId, staffId, reason, clock.instant())
                .map(rejected -> rejected(rejected, staffId))
                .orElseGet(() -> refusal(payoutId));
    }

    private Outcome rejected(StoredPayout rejected, UUID staffId) {
        purses.takeTurn(Purse.PARTNER, List.of(rejected.partnerId()));
        PayoutTransfers.require(ledger.post(PayoutTransfers.back(rejected)));
        var approvals = rejected.approvals().firstBy() == null ? 0 : 1;
        audit(staffId, "payout.reject", rejected, approvals, approvals);
        events.publishEvent(PayoutChanged.of(rejected.partnerId(), rejected.payout()));
        return new Outcome.Decided(rejected.payout());
    }

    private Outcome refusal(UUID payoutId) {
        return payouts.find(payoutId)
                .<Outcome>map(found -> found.payout().state() == State.ASKED
                        ? new Outcome.AnotherPersonNeeded()
                        : new Outcome.DecidedBefore(found.payout().state()))
                .orElseGet(Outcome.Unknown::new);
    }

    private void audit(UUID staffId, String act, StoredPayout decided, int approvalsBefore, int approvals) {
        var payout = decided.payout();
        audit.record(
                staffId,
                act,
                "payout:" + payout.id(),
                new Decision(State.ASKED, approvalsBefore),
                new Decision(payout.state(), approvals),
                payout.reason());
    }
}
