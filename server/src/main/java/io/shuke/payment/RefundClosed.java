package io.shuke.payment;

import io.shuke.shared.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * The provider will not give the money back, for good; it is free on {@code BUYER_HELD} of the order again. Published
 * inside the transaction that stores its notice.
 */
public record RefundClosed(UUID refundId, UUID orderId, UUID chargeId, Money amount, Instant at) {}
