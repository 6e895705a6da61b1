package io.shuke.ordering;

import io.shuke.shared.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of an order as refunds see it: what it cost, what is back already, and what a further part is worth. Parts are
 * what the refunded pieces are worth together less what was back before, so that all parts sum to the whole.
 *
 * @param orderNet what the buyer paid for all lines; {@code orderRefunded} is how much of that is back
 * @param freightBase the part of {@code orderNet} that took its freight along
 */
public record SoldLine(
        UUID orderId,
        String orderNumber,
        UUID buyerId,
        UUID lineId,
        OrderState state,
        @Nullable Instant receivedAt,
        @Nullable Instant returnsUntil,
        UUID skuId,
        String title,
        String options,
        @Nullable String picture,
        int quantity,
        int refundedQuantity,
        Money net,
        Money refunded,
        @Nullable UUID openAfterSaleId,
        boolean settled,
        Money orderNet,
        Money orderRefunded,
        Money freight,
        Money freightRefunded,
        Money freightBase) {
    /** Paid for and not ended: there is money that can go back. */
    public boolean isRefundable() {
        return switch (state) {
            case PAID, SHIPPED, RECEIVED, SETTLED -> true;
            case PLACED, CANCELLED, EXPIRED -> false;
        };
    }

    public boolean isShipped() {
        return state != OrderState.PAID;
    }

    public int piecesLeft() {
        return quantity - refundedQuantity;
    }

    public Money left() {
        return net.minus(refunded);
    }

    /** What so many more pieces are worth, at most what is left of the line. */
    public Money worthOf(int pieces) {
        var worth = net.portionDown((long) refundedQuantity + pieces, quantity)
                .minus(net.portionDown(refundedQuantity, quantity));
        return worth.isLessThan(left()) ? worth : left();
    }

    /**
     * The freight that goes back with a refund of this amount: the same part of it where it is the seller's fault, and
     * all that is left of it where everything comes back before shipment.
     */
    public Money freightFor(Money amount, boolean sellersFault) {
        if (!isShipped() && orderRefunded.plus(amount).equals(orderNet)) {
            return freight.minus(freightRefunded);
        }
        if (!sellersFault || !orderNet.isPositive()) {
            return freight.zero();
        }
        return freight.portionDown(freightBase.plus(amount).amountMinor(), orderNet.amountMinor())
                .minus(freightRefunded);
    }
}
