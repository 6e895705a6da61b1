package io.shuke.payment;

import io.shuke.ledger.Account;
import io.shuke.ledger.AccountKind;
import io.shuke.ledger.Balances;
import io.shuke.ledger.Ledger;
import io.shuke.ledger.Transfer;
import io.shuke.shared.Ids;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * When an order settles, what is left of the buyer's held money is the platform's; what a refund holds is not taken.
 * Joins the transaction. Again, or where nothing is left, it changes nothing.
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
        var held = Account.of(AccountKind.BUYER_HELD, orderId);
        var left = balances.freeOf(held);
        if (left.isZero()) {
            return;
        }
        var outcome = ledger.post(Transfer.between(
                Ids.next(),
                new Transfer.Cause("settlement", orderId),
                held,
                Account.of(AccountKind.PLATFORM_REVENUE, Account.MARKET),
                left));
        if (!(outcome instanceof Ledger.Outcome.Posted)) {
            throw new IllegalStateException("order " + orderId + " was settled by somebody else: " + outcome);
        }
    }
}
