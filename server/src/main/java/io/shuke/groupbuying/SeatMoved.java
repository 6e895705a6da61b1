package io.shuke.groupbuying;

import java.time.Instant;
import java.util.UUID;

/** Somebody's money came late, and their seat is in another group now. Published inside the paying transaction. */
public record SeatMoved(UUID groupId, UUID orderId, UUID personId, Instant at) {}
