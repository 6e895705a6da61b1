package io.shuke.ordering;

import io.shuke.payment.Refunding;
import io.shuke.shared.Ids;
import io.shuke.shared.Money;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Sends a payment back: the whole of it once for each charge, what a group made cheaper once for each order, or parts of what
 * paid the order.
 */
@Component
class OrderRefunds {
    private final Orders orders;
    private final Refunding refunding;

    OrderRefunds(Orders orders, Refunding refunding) {
        this.orders = orders;
        this.refunding = refunding;
    }

    void refund(UUID orderId, UUID chargeId, Money amount, RefundReason reason, Instant at) {
        var refundId = Ids.next();
        if (orders.noteRefund(refundId, orderId, chargeId, reason, amount, at)) {
            refunding.refund(refundId, orderId, chargeId, amount, reason.name());
        }
    }

    /** A part that is counted on the order already. */
    void refundPart(UUID refundId, UUID orderId, Money amount, Instant at) {
        var charge = orders.notePart(refundId, orderId, amount, at);
        refunding.refund(refundId, orderId, charge, amount, RefundReason.AFTER_SALE.name());
    }
}
