package io.shuke.payment;

import io.shuke.ledger.Account;
import io.shuke.ledger.AccountKind;
import io.shuke.ledger.Ledger;
import io.shuke.ledger.Transfer;
import io.shuke.shared.Money;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives a buyer's money back to the provider that took it. Joins the caller's transaction: counts the amount against what
 * was paid, holds it on {@code BUYER_HELD} of the order and writes the attempt; the provider is called after commit and
 * again, with the same number, until it is final. Then what was held moves to the provider; or, where the provider won't
 * make it, stays held for another one that staff send. The refund's id is the caller's: the same id is the same refund.
 * Refuses more than was paid, and more than is left of the held money (an IllegalStateException: callers compute it).
 */
@Component
public class Refunding {
    private final Refunds refunds;
    private final Ledger ledger;
    private final Clock clock;

    Refunding(Refunds refunds, Ledger ledger, Clock clock) {
        this.refunds = refunds;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    public void refund(UUID refundId, UUID orderId, UUID chargeId, Money amount, String reason) {
        var wish = new Refunds.Wish(refundId, chargeId, orderId, amount, reason);
        var asked = refunds.ask(wish, clock.instant());
        if (asked.known()) {
            refunds.requireSame(wish);
            return;
        }
        var held = ledger.hold(transfer(refundId, orderId, asked.provider(), amount));
        if (!(held instanceof Ledger.Outcome.Posted)) {
            throw new IllegalStateException("refund " + refundId + " cannot be held: " + held);
        }
    }

    static Transfer transfer(UUID refundId, UUID orderId, String provider, Money amount) {
        return Transfer.between(
                refundId,
                new Transfer.Cause("refund", refundId),
                Account.of(AccountKind.BUYER_HELD, orderId),
                Account.clearing(provider),
                amount);
    }
}
