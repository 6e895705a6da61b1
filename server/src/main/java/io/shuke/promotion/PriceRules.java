package io.shuke.promotion;

import io.shuke.promotion.CouponTerms.Line;
import io.shuke.shared.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one order in which prices are made: the price of the goods → one coupon off the goods → the delivery fee, which looks
 * at the goods before any coupon → one coupon off the delivery. Of several of a sort the first counts. What takes nothing
 * off is not applied.
 */
public final class PriceRules {
    private PriceRules() {}

    /** What comes off a line, and who bears it. */
    public record Off(Money byMarket, Money bySupplier) {
        public Money whole() {
            return byMarket.plus(bySupplier);
        }
    }

    /** A coupon that took something off. */
    public record Applied(HeldCoupon coupon, Money saved) {}

    /** What comes off each line in turn and off the delivery, and which coupons did it, in their order. */
    public record Reduced(List<Off> lines, Money freight, List<Applied> applied) {
        public Reduced {
            lines = List.copyOf(lines);
            applied = List.copyOf(applied);
        }
    }

    public static Reduced apply(List<Line> lines, Money freight, List<HeldCoupon> chosen) {
        var applied = new ArrayList<Applied>(2);
        var offGoods = first(chosen, true, lines, freight);
        offGoods.ifPresent(applied::add);
        var offFreight = first(chosen, false, lines, freight);
        offFreight.ifPresent(applied::add);
        return new Reduced(
                offs(lines, offGoods.map(Applied::coupon).orElse(null)),
                offFreight.map(Applied::saved).orElseGet(freight::zero),
                applied);
    }

    /** What a coupon would take off alone. */
    public static Money savingOf(HeldCoupon coupon, List<Line> lines, Money freight) {
        var terms = coupon.terms();
        return terms.kind().isOffGoods()
                ? terms.offGoods(lines).stream().reduce(freight.zero(), Money::plus)
                : terms.offFreight(lines, freight);
    }

    /** The coupon off the goods and the one off the delivery that save most; of equals the one that ends first. */
    public static List<HeldCoupon> best(List<HeldCoupon> held, List<Line> lines, Money freight) {
        return Stream.of(true, false)
                .flatMap(goods -> held.stream()
                        .filter(coupon -> coupon.terms().kind().isOffGoods() == goods)
                        .filter(coupon -> savingOf(coupon, lines, freight).isPositive())
                        .max(Comparator.<HeldCoupon>comparingLong(coupon ->
                                        savingOf(coupon, lines, freight).amountMinor())
                                .thenComparing(HeldCoupon::endsAt, Comparator.reverseOrder())
                                .thenComparing(HeldCoupon::claimId))
                        .stream())
                .toList();
    }

    private static Optional<Applied> first(List<HeldCoupon> chosen, boolean goods, List<Line> lines, Money freight) {
        return chosen.stream()
                .filter(coupon -> coupon.terms().kind().isOffGoods() == goods)
                .map(coupon -> new Applied(coupon, savingOf(coupon, lines, freight)))
                .filter(each -> each.saved().isPositive())
                .findFirst();
    }

    private static List<Off> offs(List<Line> lines, @Nullable HeldCoupon coupon) {
        if (coupon == null) {
            return lines.stream()
                    .map(line -> new Off(line.total().zero(), line.total().zero()))
                    .toList();
        }
        var supplier = coupon.terms().funder() == CouponFunder.SUPPLIER;
        return coupon.terms().offGoods(lines).stream()
                .map(off -> supplier ? new Off(off.zero(), off) : new Off(off, off.zero()))
                .toList();
    }
}
