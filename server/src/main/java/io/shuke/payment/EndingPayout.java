package io.shuke.payment;

import io.shuke.ledger.Ledger;
import io.shuke.ledger.MovingPurses;
import io.shuke.ledger.Purse;
import io.shuke.payment.StoredPayouts.StoredPayout;
import io.shuke.tax.WithholdingTax;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What follows when a provider is done with a payout; inside the transaction that marked it. */
@Component
class EndingPayout {
    private final StoredPayouts payouts;
    private final Ledger ledger;
    private final MovingPurses purses;
    private final WithholdingTax tax;
    private final ApplicationEventPublisher events;

    EndingPayout(
            StoredPayouts payouts,
            Ledger ledger,
            MovingPurses purses,
            WithholdingTax tax,
            ApplicationEventPublisher events) {
        this.payouts = payouts;
        this.ledger = ledger;
        this.purses = purses;
        this.tax = tax;
        this.events = events;
    }

    void paid(UUID payoutId) {
        var payout = payouts.find(payoutId).orElseThrow();
        PayoutTransfers.require(ledger.post(PayoutTransfers.paid(payout)));
        tell(payout);
    }

    /** The partner is to confirm, or has; the money stays where it is. */
    void moved(UUID payoutId) {
        tell(payouts.find(payoutId).orElseThrow());
    }

    /** Failed, cancelled or expired: all of it is the partner's again. */
    void givenBack(UUID payoutId) {
        var payout = payouts.find(payoutId).orElseThrow();
        purses.takeTurn(Purse.PARTNER, List.of(payout.partnerId()));
        PayoutTransfers.require(ledger.post(PayoutTransfers.back(payout)));
        tax.giveBack(payoutId, payout.partnerId());
        tell(payout);
    }

    private void tell(StoredPayout payout) {
        events.publishEvent(PayoutChanged.of(payout.partnerId(), payout.payout()));
    }
}
