package io.shuke.ordering;

import io.shuke.shared.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * An order ended before shipment, by the buyer, by staff, by time, or because all of it was refunded. {@code paid}
 * says that {@link OrderPaid} was told of it, which it is not of an order that gathers in a group. {@code total} is
 * what goes back now: the order's total less what was refunded before. Published inside the transaction, before the
 * buyer's money is drawn from {@code BUYER_HELD}: listeners that took a part of it put it back.
 */
public record OrderCancelled(UUID orderId, UUID buyerId, boolean paid, Money total, String reason, Instant at) {}
