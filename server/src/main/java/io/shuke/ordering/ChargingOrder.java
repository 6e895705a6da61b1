package io.shuke.ordering;

import io.shuke.payment.Charge;
import io.shuke.payment.OpeningCharge;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens a charge for an order that waits for payment. Joins the caller's transaction. */
@Component
public class ChargingOrder {
    private final Orders orders;
    private final OpeningCharge opening;
    private final Clock clock;

    ChargingOrder(Orders orders, OpeningCharge opening, Clock clock) {
        this.orders = orders;
        this.opening = opening;
        this.clock = clock;
    }

    /** What became of the wish to pay. */
    public sealed interface Outcome {
        record Opened(Charge charge) implements Outcome {}

        /** It is paid, has ended, or its time to pay is over. */
        record NotPayable(OrderState state) implements Outcome {}

        record NoSuchOrder() implements Outcome {}
    }

    @Transactional
    public Outcome open(UUID buyerId, UUID orderId, String provider, Charge.Way way) {
        var found = orders.standing(orderId, buyerId);
        if (found.isEmpty()) {
            return new Outcome.NoSuchOrder();
        }
        var order = found.get();
        if (order.state() != OrderState.PLACED || !clock.instant().isBefore(order.payBefore())) {
            return new Outcome.NotPayable(order.state());
        }
        return new Outcome.Opened(opening.open(new OpeningCharge.Wish(
                order.id(), order.number(), buyerId, order.total(), provider, way, order.payBefore())));
    }
}
