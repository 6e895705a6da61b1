package io.shuke.payment;

import io.shuke.shared.Money;
import java.time.Instant;
import java.util.UUID;

/** The provider gave the money back. Published inside the transaction that stores its notice. */
public record RefundDone(UUID refundId, UUID orderId, UUID chargeId, Money amount, Instant at) {}
