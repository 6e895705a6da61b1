package io.shuke.ordering;

import java.time.Instant;
import java.util.UUID;

/** The buyer has the goods, by their word or by time; the return window ends at {@code returnsUntil}. */
public record OrderReceived(UUID orderId, Instant at, Instant returnsUntil) {}
