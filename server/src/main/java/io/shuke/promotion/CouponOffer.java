package io.shuke.promotion;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A coupon that can be claimed, as people see it. */
public record CouponOffer(
        UUID id,
        @Schema(example = "mTq7KpWx3RbNmTq7KpWx3R") String code,
        @Schema(example = "中秋满 100 减 15") String name,
        CouponTerms terms,
        @Nullable @Schema(example = "阿林农场") String vendorName,

        @Schema(description = "names of the products and categories that it is for")
        List<String> goodsNames,

        CouponAudience audience,
        @Nullable UUID circleId,
        @Nullable @Schema(example = "露营的人") String circleName,
        Instant startsAt,
        Instant endsAt,

        @Schema(description = "so many a person", example = "1")
        int mostEach,

        @Schema(description = "so many the reader has had", example = "0")
        int had,

        Standing standing) {
    public CouponOffer {
        goodsNames = List.copyOf(goodsNames);
    }

    /** What can be done with it now. */
    @Schema(name = "CouponOfferStanding")
    public enum Standing {
        /** It can be claimed, by whom it is for. */
        OPEN,
        /** The reader has had as many as one may have. */
        HAD,
        /** None is left. */
        GONE,
        NOT_BEGUN,
        /** Paused or over. */
        OVER
    }
}
