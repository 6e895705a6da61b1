package io.shuke.payment;

import io.shuke.shared.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * The provider will not give the money back under this number; it stays held for another refund, which staff send.
 * Published inside the transaction that stores its notice.
 */
public record RefundClosed(UUID refundId, UUID orderId, UUID chargeId, Money amount, Instant at) {}
