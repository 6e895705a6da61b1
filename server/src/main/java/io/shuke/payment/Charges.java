package io.shuke.payment;

import io.shuke.payment.PaymentProvider.Handover;
import io.shuke.payment.StoredCharges.StoredCharge;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reads charges. Each call is one statement. */
@Component
public class Charges {
    private final StoredCharges charges;
    private final Providers providers;

    Charges(StoredCharges charges, Providers providers) {
        this.charges = charges;
        this.providers = providers;
    }

    /** The order's charge that matters most: the paid one, else the open one, else the latest. */
    public Optional<Charge> ofOrder(UUID orderId) {
        return charges.ofOrder(orderId).map(this::view);
    }

    /** One of the buyer's own charges; somebody else's is as absent as one that doesn't exist. */
    public Optional<Charge> ofBuyer(UUID id, UUID buyerId) {
        return charges.ofBuyer(id, buyerId).map(this::view);
    }

    Charge view(StoredCharge stored) {
        var handover = stored.state() == Charge.State.OPEN
                ? providers.named(stored.provider()).handOver(stored.wish(), stored.prepared())
                : Optional.<Handover>empty();
        return new Charge(
                stored.id(),
                stored.orderId(),
                stored.state(),
                stored.amount(),
                stored.provider(),
                stored.way(),
                handover.map(Handover::url).orElse(null),
                handover.map(Handover::code).orElse(null),
                handover.map(Handover::bridge).orElse(null));
    }
}
