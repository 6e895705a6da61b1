package io.shuke.ordering;

import io.shuke.shared.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of an order as refunds see it: what it cost, what is back already, and what a further part is worth. Parts are
 * what the refunded pieces are worth together less what was back before, so that all parts sum to the whole.
 *
 * @param receivedAt when all of it that was to come had come; {@code returnsUntil} is when its return window ends
 * @param shippedQuantity pieces that are on their way or arrived
 * @param calledOffQuantity pieces that never will be, for their money went back first
 * @param orderPacked a parcel of the order is on its way, though perhaps none with pieces of this line
 * @param orderNet what the buyer paid for all lines; {@code orderRefunded} is how much of that is back
 * @param freightBase the part of {@code orderNet} that took its freight along
 * @param coupon what the market bears of the line's price, by a coupon or by an offer; {@code freightCoupon} of the freight
 * @param reduced the market, or a supplier by its coupon, bears something of the order
 * @param inFlash the order has a place in a flash offer
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
        UUID productId,
        String title,
        String options,
        @Nullable String picture,
        int quantity,
        int refundedQuantity,
        int shippedQuantity,
        int calledOffQuantity,
        Money net,
        Money refunded,
        @Nullable UUID openAfterSaleId,
        boolean settled,
        boolean orderPacked,
        Money orderNet,
        Money orderRefunded,
        Money freight,
        Money freightRefunded,
        Money freightBase,
        Money coupon,
        Money freightCoupon,
        boolean reduced,
        boolean inFlash) {
    /** Paid for and not ended: there is money that can go back. */
    public boolean isRefundable() {
        return switch (state) {
            case PAID, SHIPPED, RECEIVED, SETTLED -> true;
            case PLACED, GATHERING, CANCELLED, EXPIRED -> false;
        };
    }

    /** A piece of it is on its way; the others of its order may not be. */
    public boolean isShipped() {
        return shippedQuantity > 0;
    }

    public int piecesToShip() {
        return quantity - shippedQuantity - calledOffQuantity;
    }

    /** Pieces that the buyer has, or will have, and whose money is not back. */
    public int piecesToReturn() {
        return Math.min(piecesLeft(), shippedQuantity - Math.max(0, refundedQuantity - calledOffQuantity));
    }

    /** How many pieces are not shipped any more once this goes back: all where no money of the line is left. */
    int calledOffBy(RefundingLine.Wish wish) {
        if (wish.amount().equals(left())) {
            return piecesToShip();
        }
        var withUs = wish.unshippedFirst() ? wish.pieces() : wish.pieces() - piecesToReturn();
        return Math.clamp(withUs, 0, piecesToShip());
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

    /** Nothing of the order is left to pay for with this refund, and nothing of it is on its way. */
    boolean endsWith(Money amount) {
        return !orderPacked && orderRefunded.plus(amount).equals(orderNet);
    }

    /**
     * What the market bore for the part that goes back, less what it had back before; and all for the freight once the
     * order ends by it.
     */
    Money couponFor(Money amount) {
        if (!reduced) {
            return coupon.zero();
        }
        var part = coupon.portionDown(refunded.plus(amount).amountMinor(), net.amountMinor())
                .minus(coupon.portionDown(refunded.amountMinor(), net.amountMinor()));
        return endsWith(amount) ? part.plus(freightCoupon) : part;
    }

    /**
     * The freight that goes back with a refund of this amount: the same part of it where it is the seller's fault, and
     * all that is left of it where everything comes back before shipment.
     */
    public Money freightFor(Money amount, boolean sellersFault) {
        if (endsWith(amount)) {
            return freight.minus(freightRefunded);
        }
        if (!sellersFault || !orderNet.isPositive()) {
            return freight.zero();
        }
        return freight.portionDown(freightBase.plus(amount).amountMinor(), orderNet.amountMinor())
                .minus(freightRefunded);
    }
}
