package io.shuke.ordering;

import io.shuke.shared.Money;
import java.time.Instant;
import java.util.UUID;

/** An order is placed and its stock reserved; nothing is charged. Published inside the placing transaction. */
public record OrderPlaced(UUID orderId, UUID buyerId, Money total, Instant at) {}
