package io.shuke.promotion;

import io.shuke.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A coupon as staff see it, with how far it has gone. {@code saved} is what standing orders save by it, of which
 * {@code given} is paid; what a part of an order gives back later is not taken off.
 */
@Schema(name = "OperatorCoupon")
public record Coupon(
        UUID id,
        @Schema(example = "mTq7KpWx3RbNmTq7KpWx3R") String code,
        @Schema(example = "中秋满 100 减 15") String name,
        CouponTerms terms,
        @Nullable @Schema(example = "阿林农场") String vendorName,

        @Schema(description = "names of the products and categories that it is for")
        List<String> goodsNames,

        @Nullable @Schema(example = "Agreed by phone with Alin on 12 May")
        String agreement,

        CouponAudience audience,
        @Nullable UUID partnerId,
        @Nullable @Schema(example = "林晓雨") String partnerName,
        @Nullable UUID circleId,
        @Nullable @Schema(example = "露营的人") String circleName,
        Instant startsAt,
        Instant endsAt,

        @Nullable @Schema(example = "500", description = "so many can be claimed")
        Integer pieces,

        @Nullable @Schema(description = "so much can be saved")
        Money budget,

        @Schema(example = "1", description = "so many a person")
        int mostEach,

        @Schema(description = "shown in the coupon centre") boolean listed,
        CouponState state,
        @Schema(example = "120") int claimed,
        @Schema(example = "31") long used,
        Money saved,
        Money given,
        Instant madeAt) {
    public Coupon {
        goodsNames = List.copyOf(goodsNames);
    }
}
