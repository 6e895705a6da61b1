package io.shuke.payment;

import io.shuke.ledger.Account;
import io.shuke.ledger.AccountKind;
import io.shuke.ledger.Balances;
import io.shuke.ledger.Ledger;
import io.shuke.ledger.Transfer;
import io.shuke.shared.Ids;
import io.shuke.shared.Money;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * When an order settles, what is left of the buyer's held money is the platform's; what a refund holds is not taken, and
 * while a part of the order is open, that much stays held. When money goes back that is held no more, the platform gives
 * back its part. Joins the transaction, which has the order locked. Again, or where nothing is left, it changes nothing.
 */
@Component
public class TakingRevenue {
    private final Balances balances;
    private final Ledger ledger;

    TakingRevenue(Balances balances, Ledger ledger) {
        this.balances = balances;
        this.ledger = ledger;
    }

    @Transactional
    public void take(UUID orderId) {
        takeAbove(orderId, Money.cny(0));
    }

    /** Takes what is held above this amount. */
    @Transactional
    public void takeAbove(UUID orderId, Money staysHeld) {
        var held = held(orderId);
        var left = balances.freeOf(held).minus(staysHeld);
        if (left.isPositive()) {
            move(Ids.next(), new Transfer.Cause("settlement", orderId), held, revenue(), left);
        }
    }

    /** Makes sure that this amount can be refunded: what is missing of it comes out of the platform's revenue. */
    @Transactional
    public void giveBack(UUID orderId, UUID refundId, Money amount) {
        var held = held(orderId);
        var missing = amount.minus(balances.freeOf(held));
        if (missing.isPositive()) {
            move(Ids.next(), new Transfer.Cause("revenue-return", refundId), revenue(), held, missing);
        }
    }

    private void move(UUID id, Transfer.Cause cause, Account from, Account to, Money amount) {
        var outcome = ledger.post(Transfer.between(id, cause, from, to, amount));
        if (!(outcome instanceof Ledger.Outcome.Posted)) {
            throw new IllegalStateException("money held for " + cause + " moved meanwhile: " + outcome);
        }
    }

    private static Account held(UUID orderId) {
        return Account.of(AccountKind.BUYER_HELD, orderId);
    }

    private static Account revenue() {
        return Account.of(AccountKind.PLATFORM_REVENUE, Account.MARKET);
    }
}
