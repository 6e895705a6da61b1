package io.shuke.ordering;

import io.shuke.identity.Address;
import io.shuke.shared.Money;
import io.shuke.sharing.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order on its way into the database, with everything it freezes. */
record NewOrder(
        UUID id,
        String number,
        UUID buyerId,
        Instant placedAt,
        Instant payBefore,
        Priced priced,
        Address address,
        @Nullable String note,
        int planVersion,
        Order.@Nullable Group group,
        @Nullable UUID flashOfferId,
        List<NewLine> lines) {
    /**
     * A line with its id, what of its price may become commission, who stands behind it, the circle's offer that it was
     * bought by, and what the goods cost without any offer, where that is another price.
     */
    record NewLine(
            UUID id,
            Priced.Line priced,
            int budgetBasisPoints,
            Evidence evidence,
            @Nullable UUID offerId,
            @Nullable Money listPrice) {}

    NewOrder(
            UUID id,
            UUID buyerId,
            Instant placedAt,
            Instant payBefore,
            Priced priced,
            Address address,
            @Nullable String note,
            int planVersion,
            Order.@Nullable Group group,
            @Nullable UUID flashOfferId,
            List<NewLine> lines) {
        this(
                id,
                OrderNumbers.next(),
                buyerId,
                placedAt,
                payBefore,
                priced,
                address,
                note,
                planVersion,
                group,
                flashOfferId,
                List.copyOf(lines));
    }

    NewOrder withNumber(String other) {
        return new NewOrder(
                id,
                other,
                buyerId,
                placedAt,
                payBefore,
                priced,
                address,
                note,
                planVersion,
                group,
                flashOfferId,
                lines);
    }

    /** The order as its buyer sees it, without reading it again. */
    Order view() {
        var none = Money.cny(0);
        return new Order(
                id,
                number,
                OrderState.PLACED,
                placedAt,
                payBefore,
                placedAt,
                null,
                null,
                null,
                null,
                null,
                null,
                lines.stream().map(NewOrder::view).toList(),
                priced.goods(),
                priced.discount(),
                priced.freight(),
                priced.freightDiscount(),
                priced.total(),
                none,
                none,
                priced.coupons().stream()
                        .map(applied -> new Order.Coupon(
                                applied.coupon().name(),
                                applied.coupon().terms().kind(),
                                applied.saved()))
                        .toList(),
                new Order.Address(
                        address.recipient(),
                        address.phone(),
                        address.province(),
                        address.city(),
                        address.district(),
                        address.street(),
                        address.postalCode()),
                note,
                List.of(),
                null,
                group,
                null,
                List.of(new Order.Moment(placedAt, Order.What.PLACED)));
    }

    private static Order.Line view(NewLine line) {
        var sku = line.priced().sku();
        return new Order.Line(
                line.id(),
                sku.skuId(),
                sku.productId(),
                sku.handle(),
                sku.title(),
                sku.options(),
                sku.pictureUrl(),
                sku.price(),
                line.priced().quantity(),
                line.priced().total(),
                line.priced().discount(),
                0,
                line.priced().total().zero(),
                null,
                line.listPrice());
    }
}
