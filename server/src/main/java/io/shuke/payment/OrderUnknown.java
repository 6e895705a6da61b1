package io.shuke.payment;

import java.util.UUID;

/**
 * Whoever keeps the orders doesn't know this one, so its money cannot be booked. Thrown by a listener of {@link
 * ChargeCaptured}: all of the capture is undone, the notice is kept for the operator, and may come again.
 */
public final class OrderUnknown extends RuntimeException {
    private static final long serialVersionUID = 1;

    public OrderUnknown(UUID orderId) {
        super("nobody knows order " + orderId);
    }
}
