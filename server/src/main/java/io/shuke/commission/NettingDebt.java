package io.shuke.commission;

import io.shuke.ledger.MovingPurses;
import io.shuke.ledger.Purse;
import io.shuke.ledger.Transfer.Cause;
import io.shuke.payment.PayoutChanged;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A payout came back: where commission was taken back while it ran, the debt that stood instead is paid first, so that
 * nobody has money to ask for and a debt at the same time. In the transaction that gave the payout back.
 */
@Component
class NettingDebt {
    private final MovingPurses purses;
    private final Debts debts;
    private final Clock clock;

    NettingDebt(MovingPurses purses, Debts debts, Clock clock) {
        this.purses = purses;
        this.debts = debts;
        this.clock = clock;
    }

    @EventListener
    void on(PayoutChanged payout) {
        if (!payout.state().isGivenBack()) {
            return;
        }
        var paid = purses.payDebt(
                Purse.PARTNER, payout.partnerId(), transferId(payout), new Cause("debt", payout.payoutId()));
        if (paid.isPositive()) {
            debts.paidByReturn(payout.partnerId(), paid, clock.instant());
        }
    }

    private static UUID transferId(PayoutChanged payout) {
        return UUID.nameUUIDFromBytes(
                ("debt:" + payout.payoutId() + ":" + payout.state()).getBytes(StandardCharsets.UTF_8));
    }
}
