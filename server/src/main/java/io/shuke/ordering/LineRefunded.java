package io.shuke.ordering;

import io.shuke.shared.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * A part of a line's price goes back to the buyer, or all of it. Published inside the transaction, before the money is
 * drawn from {@code BUYER_HELD}: listeners that took a part of the line put the same part back, whether it settled or not.
 *
 * @param refunded how much of the line is back by now, this refund included; it only grows
 * @param net what the buyer paid for the line
 * @param calledOff so many pieces of it are not shipped any more
 * @param givenBack what goes back with this refund, freight included
 */
public record LineRefunded(
        UUID orderId,
        UUID lineId,
        UUID refundId,
        UUID afterSaleId,
        Money refunded,
        Money net,
        int calledOff,
        Money givenBack,
        Instant at) {}
