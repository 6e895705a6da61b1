package io.shuke.payment;

import io.shuke.shared.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * The provider has the buyer's money. Published inside the transaction that stores the notice, after the ledger moved
 * the amount from the provider's clearing account to {@code BUYER_HELD} of the order.
 */
public record ChargeCaptured(UUID chargeId, UUID orderId, Money amount, Instant at) {}
