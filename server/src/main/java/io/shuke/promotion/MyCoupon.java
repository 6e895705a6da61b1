package io.shuke.promotion;

import io.shuke.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A coupon in its owner's hands.
 *
 * @param id the claim's, by which an order names it
 * @param orderId the order that it lies in, and {@code saved} what it saves there
 */
public record MyCoupon(
        UUID id,
        UUID couponId,
        @Schema(example = "中秋满 100 减 15") String name,
        CouponTerms terms,
        @Nullable @Schema(example = "阿林农场") String vendorName,

        @Schema(description = "names of the products and categories that it is for")
        List<String> goodsNames,

        Instant startsAt,
        Instant endsAt,
        Standing standing,
        @Nullable UUID orderId,
        @Nullable Money saved) {
    public MyCoupon {
        goodsNames = List.copyOf(goodsNames);
    }

    /** Whether it can still be used. */
    @Schema(name = "MyCouponStanding")
    public enum Standing {
        USABLE,
        /** In an order, paid or waiting for payment. */
        USED,
        /** Its last day is over. */
        OVER
    }
}
