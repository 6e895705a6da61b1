package io.shuke.payment;

import io.shuke.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A day that was compared with its provider's bill: what the bill adds up to, and how many of its numbers disagree. */
public record Reconciliation(
        UUID id,
        String provider,
        LocalDate day,
        Instant at,
        int charges,
        Money charged,
        int refunds,
        Money refunded,
        int differences) {}
