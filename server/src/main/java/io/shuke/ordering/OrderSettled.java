package io.shuke.ordering;

import java.time.Instant;
import java.util.UUID;

/** The return window is over and nothing is open: pending money becomes available. Published inside the transaction. */
public record OrderSettled(UUID orderId, Instant at) {}
