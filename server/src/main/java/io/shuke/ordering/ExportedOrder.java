package io.shuke.ordering;

import io.shuke.shared.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order on one line, as staff take it away in a file. */
public record ExportedOrder(
        String number,
        OrderState state,
        Instant placedAt,
        @Nullable Instant paidAt,
        @Nullable Instant shippedAt,
        @Nullable Instant receivedAt,
        @Nullable Instant endedAt,
        String lines,
        Money goods,
        Money discount,
        Money freight,
        Money total,
        Money refunded,
        UUID buyerId,
        String buyerName,
        String recipient,
        String phone,
        String address,
        @Nullable String note) {
    ExportedOrder named(String name) {
        return new ExportedOrder(
                number,
                state,
                placedAt,
                paidAt,
                shippedAt,
                receivedAt,
                endedAt,
                lines,
                goods,
                discount,
                freight,
                total,
                refunded,
                buyerId,
                name,
                recipient,
                phone,
                address,
                note);
    }
}
