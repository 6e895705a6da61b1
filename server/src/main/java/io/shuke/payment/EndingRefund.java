package io.shuke.payment;

import io.shuke.ledger.Ledger;
import io.shuke.ledger.Ledger.Resolution;
import io.shuke.shared.Ids;
import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What follows when a provider is done with a refund; inside the transaction that marked it. */
@Component
class EndingRefund {
    private static final Logger LOG = LoggerFactory.getLogger(EndingRefund.class);

    private final Refunds refunds;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    EndingRefund(Refunds refunds, Ledger ledger, ApplicationEventPublisher events, Clock clock) {
        this.refunds = refunds;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    void done(UUID refundId) {
        require(ledger.postHeld(refundId), Resolution.POSTED, refundId);
        refunds.markChargeIfWhollyRefunded(refundId);
        var refund = refunds.facts(refundId);
        events.publishEvent(new RefundDone(
                refundId,
                refunds.firstOf(refundId),
                refund.orderId(),
                refund.chargeId(),
                refund.amount(),
                clock.instant()));
    }

    /** The money is still the buyer's: another refund holds it at once, and waits for staff to send it. */
    void closed(UUID refundId) {
        require(ledger.voidHeld(refundId), Resolution.VOIDED, refundId);
        var refund = refunds.facts(refundId);
        var next = Ids.next();
        if (!refunds.waitInsteadOf(refundId, next, clock.instant())) {
            throw new IllegalStateException("refund " + refundId + " is not closed, nothing can wait in its place");
        }
        var held = ledger.hold(Refunding.transfer(next, refund.orderId(), refund.provider(), refund.amount()));
        if (!(held instanceof Ledger.Outcome.Posted)) {
            throw new IllegalStateException("refund " + next + " cannot be held: " + held);
        }
        LOG.warn("refund {} was closed by the provider; {} waits in its place", refundId, next);
    }

    /** Nothing moves: the money left our hands and didn't reach the buyer's; a person must look. */
    void abnormal(UUID refundId) {
        LOG.warn("refund {} is abnormal at the provider and needs a person", refundId);
    }

    private static void require(Resolution found, Resolution wanted, UUID refundId) {
        if (found != wanted) {
            throw new IllegalStateException("the held refund " + refundId + " is " + found + ", not " + wanted);
        }
    }
}
