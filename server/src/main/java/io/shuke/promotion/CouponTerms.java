package io.shuke.promotion;

import io.shuke.shared.LargestRemainder;
import io.shuke.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a coupon takes off, and of which goods. The threshold is measured on the goods that it is for, at their prices
 * before any coupon. A percentage is rounded down. Of every line at least one minor unit stays to be paid, so that each
 * line can be given back for money; what is taken off is split over the lines in proportion to what each can give, and the
 * parts sum to the whole.
 *
 * @param amount off the goods, of {@link CouponKind#FIXED} alone
 * @param basisPoints off the goods, of {@link CouponKind#PERCENT} alone
 * @param most at most this much off; absent where there is no limit
 * @param vendorId whose goods alone it is for; absent where it is for all
 */
@Schema(name = "CouponTerms")
public record CouponTerms(
        CouponKind kind,
        @Nullable Money amount,

        @Nullable @Schema(example = "1000", description = "1/100 % off")
        Integer basisPoints,

        @Nullable Money most,
        Money threshold,
        @Nullable UUID vendorId,
        CouponFunder funder) {
    private static final Money LEAST_LEFT = Money.cny(1);

    /** A line of goods before any coupon. */
    public record Line(@Nullable UUID vendorId, Money total) {}

    /** What is still missing to the threshold; zero where it is reached. */
    Money missing(List<Line> lines) {
        var sum = sumOf(lines);
        return sum.isLessThan(threshold) ? threshold.minus(sum) : threshold.zero();
    }

    /** What comes off each of the lines; nothing where the coupon isn't for goods, or the threshold isn't reached. */
    List<Money> offGoods(List<Line> lines) {
        var rooms = lines.stream().map(this::room).toList();
        var room = rooms.stream().reduce(threshold.zero(), Money::plus);
        var wanted = kind.isOffGoods() && reached(lines) ? wantedOf(sumOf(lines)) : threshold.zero();
        return LargestRemainder.split(lesser(wanted, room), rooms);
    }

    /** What comes off the delivery fee. */
    Money offFreight(List<Line> lines, Money freight) {
        if (kind.isOffGoods() || !reached(lines)) {
            return freight.zero();
        }
        return most == null ? freight : lesser(freight, most);
    }

    private Money wantedOf(Money goods) {
        if (amount != null) {
            return amount;
        }
        var part = goods.basisPointsDown(basisPoints == null ? 0 : basisPoints);
        return most == null ? part : lesser(part, most);
    }

    private boolean reached(List<Line> lines) {
        return missing(lines).isZero();
    }

    private Money sumOf(List<Line> lines) {
        return lines.stream().filter(this::isFor).map(Line::total).reduce(threshold.zero(), Money::plus);
    }

    private Money room(Line line) {
        return isFor(line) && line.total().isPositive() ? line.total().minus(LEAST_LEFT) : threshold.zero();
    }

    private boolean isFor(Line line) {
        return vendorId == null || vendorId.equals(line.vendorId());
    }

    private static Money lesser(Money one, Money other) {
        return one.isLessThan(other) ? one : other;
    }
}
