package io.shuke.payment;

import io.shuke.identity.Identities;
import io.shuke.ledger.Account;
import io.shuke.ledger.AccountKind;
import io.shuke.ledger.Ledger;
import io.shuke.ledger.Ledger.Resolution;
import io.shuke.ledger.Transfer;
import io.shuke.ledger.Transfer.Cause;
import io.shuke.payment.PaymentQueue.RefundState;
import io.shuke.payment.RefundsByHand.ByHand;
import io.shuke.shared.Audit;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Staff give a buyer by hand what no provider can give back. One takes the waiting refund in hand, with a reason: from then
 * on nobody sends it, so the provider can't pay it, too. Above the limit of payouts a second person approves. Then the money
 * is given – out of the market's bank account – and the proof of that ends the refund. Until then it can be put back, and
 * waits to be sent as before. One that the provider could still pay is never taken: it was sent, and has to end there.
 * Nobody acts here on what they get themselves, under another account of theirs neither. Joins the caller's transaction,
 * which must be left on a refusal; every act is audited.
 */
@Component
public class RefundingByHand {
    /** What became of an act. */
    public sealed interface Outcome {
        record Done() implements Outcome {}

        /** Who took it can't approve it, and who gets the money can't act on it at all; without a second it isn't paid. */
        record AnotherPersonNeeded() implements Outcome {}

        record NotInState(RefundState state) implements Outcome {}

        record Unknown() implements Outcome {}
    }

    private final RefundsByHand stored;
    private final Refunds refunds;
    private final PayoutTerms terms;
    private final Identities identities;
    private final Ledger ledger;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RefundingByHand(
            RefundsByHand stored,
            Refunds refunds,
            PayoutTerms terms,
            Identities identities,
            Ledger ledger,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.stored = stored;
        this.refunds = refunds;
        this.terms = terms;
        this.identities = identities;
        this.ledger = ledger;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public Outcome take(UUID refundId, UUID staffId, String reason) {
        return act(refundId, RefundState.WAITING, staffId, false, refund -> {
            var approvals = terms.inForce().approvalsNeeded(refund.amount());
            return stored.take(refundId, staffId, reason, approvals, clock.instant())
                    .map(taken -> done(staffId, "refund.take-in-hand", refund, taken, reason));
        });
    }

    @Transactional
    public Outcome approve(UUID refundId, UUID staffId) {
        return act(
                refundId,
                RefundState.BY_HAND,
                staffId,
                true,
                refund -> stored.approve(refundId, staffId, clock.instant())
                        .map(approved -> done(staffId, "refund.approve-by-hand", refund, approved, null)));
    }

    @Transactional
    public Outcome putBack(UUID refundId, UUID staffId, String reason) {
        return act(
                refundId,
                RefundState.BY_HAND,
                staffId,
                false,
                refund -> stored.putBack(refundId).map(back -> done(staffId, "refund.put-back", refund, back, reason)));
    }

    @Transactional
    public Outcome pay(UUID refundId, UUID staffId, String proof) {
        return act(
                refundId,
                RefundState.BY_HAND,
                staffId,
                false,
                refund -> stored.pay(refundId, staffId, proof, clock.instant()).map(paid -> {
                    book(paid);
                    refunds.markChargeIfWhollyRefunded(refundId);
                    events.publishEvent(
                            new RefundPaidByHand(refunds.firstOf(refundId), paid.orderId(), clock.instant()));
                    return done(staffId, "refund.pay-by-hand", refund, paid, proof);
                }));
    }

    /** An act on a refund as it is found, which waits for whoever acts on it now. */
    private interface Act {
        Optional<Outcome> on(ByHand refund);
    }

    private Outcome act(UUID refundId, RefundState from, UUID staffId, boolean asSecond, Act act) {
        var found = stored.lock(refundId);
        if (found.isEmpty()) {
            return new Outcome.Unknown();
        }
        var refund = found.get();
        if (refund.state() != from) {
            return new Outcome.NotInState(refund.state());
        }
        if (isOneOf(staffId, refund, asSecond)) {
            return new Outcome.AnotherPersonNeeded();
        }
        return act.on(refund)
                .orElseGet(() -> refund.lacksApproval()
                        ? new Outcome.AnotherPersonNeeded()
                        : new Outcome.NotInState(refund.state()));
    }

    /** Whether this is, by account or by verified identity, who gets the money or – for the second – who took it in hand. */
    private boolean isOneOf(UUID staffId, ByHand refund, boolean asSecond) {
        var others = new ArrayList<>(List.of(stored.buyerOf(refund.chargeId())));
        if (asSecond && refund.takenBy() != null) {
            others.add(refund.takenBy());
        }
        return others.contains(staffId) || !identities.sameAs(staffId, others).isEmpty();
    }

    /** What was held for the provider goes to the bank instead. */
    private void book(ByHand refund) {
        var ended = ledger.voidHeld(refund.id());
        if (ended != Resolution.VOIDED) {
            throw new IllegalStateException("the held refund " + refund.id() + " is " + ended + ", not voided");
        }
        var posted = ledger.post(Transfer.between(
                UUID.nameUUIDFromBytes(("refund-by-hand:" + refund.id()).getBytes(StandardCharsets.UTF_8)),
                new Cause("refund", refund.id()),
                Account.of(AccountKind.BUYER_HELD, refund.orderId()),
                Account.BANK,
                refund.amount()));
        if (!(posted instanceof Ledger.Outcome.Posted)) {
            throw new IllegalStateException("refund " + refund.id() + " cannot be booked: " + posted);
        }
    }

    private Outcome done(UUID staffId, String act, ByHand before, ByHand after, @Nullable String words) {
        audit.record(staffId, act, "refund:" + after.id(), standing(before), standing(after), words);
        return new Outcome.Done();
    }

    /** As the audit shows it. */
    private static Map<String, Object> standing(ByHand refund) {
        return Map.of("state", refund.state(), "people", (int) Stream.of(refund.takenBy(), refund.approvedBy())
                .filter(Objects::nonNull)
                .count());
    }
}
