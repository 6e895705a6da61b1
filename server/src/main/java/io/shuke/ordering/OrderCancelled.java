package io.shuke.ordering;

import io.shuke.shared.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * An order ended before shipment, by the buyer, by staff, or by time. Published inside the transaction, before the
 * buyer's money is drawn from {@code BUYER_HELD}: listeners that took a part of it put it back.
 */
public record OrderCancelled(UUID orderId, UUID buyerId, boolean paid, Money total, String reason, Instant at) {}
