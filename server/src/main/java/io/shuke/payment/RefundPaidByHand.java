package io.shuke.payment;

import java.time.Instant;
import java.util.UUID;

/**
 * What no provider could give back was given to the buyer by hand; told in the transaction that booked it.
 *
 * @param refundId the refund as it was first asked for, whatever stood in its place since
 */
public record RefundPaidByHand(UUID refundId, UUID orderId, Instant at) {}
