package io.shuke.ordering;

import io.shuke.payment.RefundDone;
import io.shuke.payment.RefundPaidByHand;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The order says when money was back with its buyer, and where it was given by hand in the end. */
@Component
class TellingOfRefunds {
    private final Orders orders;

    TellingOfRefunds(Orders orders) {
        this.orders = orders;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(RefundDone refund) {
        orders.noteDone(refund.orderId(), refund.firstId(), refund.at());
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(RefundPaidByHand refund) {
        orders.noteByHand(refund.orderId(), refund.refundId(), refund.at());
    }
}
