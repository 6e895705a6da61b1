package io.shuke.fulfilment;

import io.shuke.ordering.HandingOver;
import io.shuke.ordering.LineRefunded;
import io.shuke.ordering.OrderCancelled;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What a buyer no longer gets is no longer shipped: in the transaction that gives the money back. */
@Component
class CallingOffShipments {
    private final StoredShipments shipments;
    private final HandingOver handingOver;

    CallingOffShipments(StoredShipments shipments, HandingOver handingOver) {
        this.shipments = shipments;
        this.handingOver = handingOver;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(OrderCancelled order) {
        if (order.paid()) {
            shipments.callOff(order.orderId());
            shipments.settleStates(List.of(order.orderId()), order.at());
        }
    }

    /** Where the rest of the order is on its way already, it is shipped now. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(LineRefunded line) {
        if (line.calledOff() == 0 || !shipments.anyOf(line.orderId())) {
            return;
        }
        if (!shipments.callOff(line.orderId(), line.lineId(), line.calledOff())) {
            throw new IllegalStateException("more is called off of line " + line.lineId() + " than is to be shipped");
        }
        shipments.settleStates(List.of(line.orderId()), line.at());
        if (!shipments.anyLeft(line.orderId())) {
            handingOver.shipped(line.orderId(), line.at());
        }
    }
}
