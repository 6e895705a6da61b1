package io.shuke.ordering;

import io.shuke.catalog.Picture;
import io.shuke.promotion.CouponKind;
import io.shuke.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an order of these goods would cost now: goods − discount + freight = total.
 *
 * @param freight what is left to pay of the fee; {@code freightDiscount} is what a coupon took off it
 * @param coupons those of the buyer's coupons that would take something off
 */
public record Quote(
        List<Line> lines,
        Money goods,
        Money discount,
        Money freight,
        Money freightDiscount,
        Money total,
        List<CouponChoice> coupons) {
    /** A line at today's price, or at an offer's, beside what it costs without it, and what coupons take off it. */
    @Schema(name = "QuoteLine")
    public record Line(
            UUID skuId,
            UUID productId,
            String handle,
            String title,
            String options,
            @Nullable Picture picture,
            Money unitPrice,
            int quantity,
            Money total,
            Money discount,
            @Nullable UUID offerId,
            @Nullable Money listPrice) {}

    /** A coupon of the buyer's: what it would take off these goods, and whether it does. */
    @Schema(name = "QuoteCoupon")
    public record CouponChoice(
            @Schema(description = "by which an order names it")
            UUID id,

            @Schema(example = "中秋满 100 减 15") String name,
            CouponKind kind,
            Instant endsAt,
            Money saves,
            boolean chosen,

            @Schema(description = "saves most of those off the goods, or off the delivery")
            boolean best) {}

    public Quote {
        lines = List.copyOf(lines);
        coupons = List.copyOf(coupons);
    }
}
