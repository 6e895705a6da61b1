package io.shuke.payment;

import io.shuke.shared.Money;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Gives a buyer's money back to the provider that took it. Joins the caller's transaction: draws the amount out of
 * {@code BUYER_HELD} of the order and writes the attempt; the provider is called after commit and again until it is
 * final. The refund's id is the caller's: the same id is the same refund. Refuses more than was paid (an
 * IllegalStateException: callers compute it).
 */
@Component
public class Refunding {
    public void refund(UUID refundId, UUID orderId, UUID chargeId, Money amount, String reason) {
        throw new UnsupportedOperationException("not built yet");
    }
}
