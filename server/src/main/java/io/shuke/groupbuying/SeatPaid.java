package io.shuke.groupbuying;

import java.time.Instant;
import java.util.UUID;

/** A seat was paid; whether the group is full by it, its row says. Published inside the paying transaction. */
public record SeatPaid(UUID groupId, UUID orderId, Instant at) {}
