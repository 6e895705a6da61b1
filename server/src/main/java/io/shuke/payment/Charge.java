package io.shuke.payment;

import io.shuke.shared.Money;
import java.util.UUID;

/** One attempt to take an order's money through one provider. */
public record Charge(UUID id, UUID orderId, State state, Money amount, String cashierUrl) {
    /** Where a charge stands. */
    public enum State {
        OPEN,
        PAID,
        FAILED,
        CLOSED,
        REFUNDED
    }
}
