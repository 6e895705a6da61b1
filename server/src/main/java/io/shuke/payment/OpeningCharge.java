package io.shuke.payment;

import io.shuke.shared.Money;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Opens a charge for an order and says where the buyer pays. Joins the caller's transaction; calls nobody. */
@Component
public class OpeningCharge {
    /** What is to be charged, and until when it makes sense to pay. */
    public record Wish(
            UUID orderId, String orderNumber, UUID buyerId, Money amount, String provider, Instant payBefore) {}

    /** An open charge of the same order, provider and amount is answered again instead of a second one. */
    public Charge open(Wish wish) {
        throw new UnsupportedOperationException("not built yet");
    }
}
