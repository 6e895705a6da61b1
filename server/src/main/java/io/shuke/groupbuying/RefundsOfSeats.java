package io.shuke.groupbuying;

import io.shuke.shared.Money;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Knows what went back to the buyers of seats. Whoever sells provides it. */
public interface RefundsOfSeats {
    /** All that is to go back, or went back, of these orders; one statement. */
    List<Refund> of(Collection<UUID> orderIds);

    /** @param doneAt when the money was back with its buyer, also where it was given by hand */
    record Refund(
            UUID orderId,
            Money amount,
            Instant askedAt,
            @Nullable Instant doneAt) {}
}
