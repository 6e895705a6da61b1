package io.shuke.ordering;

import io.shuke.payment.RefundPaidByHand;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What could not go back the way it came was given to the buyer by hand: the order says so. */
@Component
class TellingOfRefunds {
    private final Orders orders;

    TellingOfRefunds(Orders orders) {
        this.orders = orders;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(RefundPaidByHand refund) {
        orders.noteByHand(refund.orderId(), refund.refundId(), refund.at());
    }
}
