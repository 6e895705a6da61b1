package io.shuke.ordering;

import io.shuke.payment.Refunding;
import io.shuke.shared.Ids;
import io.shuke.shared.Money;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Sends a whole payment back, once for each charge. */
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
}
