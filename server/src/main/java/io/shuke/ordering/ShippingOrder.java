package io.shuke.ordering;

import io.shuke.shared.Audit;
import io.shuke.shared.Ids;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Staff hand a paid order to a carrier. Refuses one that is not waiting for that; written to the audit trail. */
@Component
public class ShippingOrder {
    private final Orders orders;
    private final Audit audit;
    private final Clock clock;

    ShippingOrder(Orders orders, Audit audit, Clock clock) {
        this.orders = orders;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of the shipment. */
    public sealed interface Outcome {
        record Shipped() implements Outcome {}

        record NotPaid(OrderState state) implements Outcome {}

        record NoSuchOrder() implements Outcome {}
    }

    @Transactional
    public Outcome ship(UUID staffId, UUID orderId, String carrier, String trackingNumber) {
        var shipped = orders.ship(orderId, Ids.next(), carrier, trackingNumber, clock.instant());
        if (shipped.isEmpty()) {
            return orders.standing(orderId, null)
                    .<Outcome>map(order -> new Outcome.NotPaid(order.state()))
                    .orElseGet(Outcome.NoSuchOrder::new);
        }
        audit.record(
                staffId,
                "order.ship",
                "order:" + orderId,
                Map.of("state", OrderState.PAID),
                Map.of("state", OrderState.SHIPPED, "carrier", carrier, "trackingNumber", trackingNumber),
                null);
        return new Outcome.Shipped();
    }
}
