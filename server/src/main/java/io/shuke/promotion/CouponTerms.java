package io.shuke.promotion;

import io.shuke.shared.LargestRemainder;
import io.shuke.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Set;
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
 * @param productIds for these products alone, and for those of {@code categoryIds}; both empty where it is for all
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
        CouponFunder funder,

        @Schema(description = "for these products alone, and for those of the categories; for all where both are empty")
        Set<UUID> productIds,

        Set<UUID> categoryIds) {
    private static final Money LEAST_LEFT = Money.cny(1);

    public CouponTerms {
        productIds = Set.copyOf(productIds);
        categoryIds = Set.copyOf(categoryIds);
    }

    /** For all products and categories. */
    public CouponTerms(
            CouponKind kind,
            @Nullable Money amount,
            @Nullable Integer basisPoints,
            @Nullable Money most,
            Money threshold,
            @Nullable UUID vendorId,
            CouponFunder funder) {
        this(kind, amount, basisPoints, most, threshold, vendorId, funder, Set.of(), Set.of());
    }

    /** The same for chosen goods alone. */
    public CouponTerms of(Set<UUID> products, Set<UUID> categories) {
        return new CouponTerms(kind, amount, basisPoints, most, threshold, vendorId, funder, products, categories);
    }

    /** What a line of goods is of. */
    public record Goods(
            UUID productId, UUID categoryId, @Nullable UUID vendorId) {}

    /** A line of goods before any coupon. */
    public record Line(Goods goods, Money total) {}

    /** Whether goods like these count towards the coupon. */
    public boolean isFor(Goods goods) {
        return (vendorId == null || vendorId.equals(goods.vendorId()))
                && (isForAllKinds()
                        || productIds.contains(goods.productId())
                        || categoryIds.contains(goods.categoryId()));
    }

    private boolean isForAllKinds() {
        return productIds.isEmpty() && categoryIds.isEmpty();
    }

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
        return lines.stream()
                .filter(line -> isFor(line.goods()))
                .map(Line::total)
                .reduce(threshold.zero(), Money::plus);
    }

    private Money room(Line line) {
        return isFor(line.goods()) && line.total().isPositive() ? line.total().minus(LEAST_LEFT) : threshold.zero();
    }

    private static Money lesser(Money one, Money other) {
        return one.isLessThan(other) ? one : other;
    }
}
