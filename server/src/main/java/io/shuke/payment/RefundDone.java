package io.shuke.payment;

import io.shuke.shared.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * The provider gave the money back. Published inside the transaction that stores its notice.
 *
 * @param firstId the refund as it was first asked for, whatever stood in its place since
 */
public record RefundDone(UUID refundId, UUID firstId, UUID orderId, UUID chargeId, Money amount, Instant at) {}
