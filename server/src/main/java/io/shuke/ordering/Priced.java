package io.shuke.ordering;

import io.shuke.catalog.SkuForSale;
import io.shuke.promotion.CouponTerms;
import io.shuke.promotion.HeldCoupon;
import io.shuke.promotion.PriceRules;
import io.shuke.promotion.PriceRules.Applied;
import io.shuke.promotion.PriceRules.Off;
import io.shuke.shared.Money;
import java.util.ArrayList;
import java.util.List;

/**
 * Goods with their prices: the arithmetic of quotes and orders. goods − discount + freight = total, and so do the lines.
 * The freight is what is left of the fee once {@code freightDiscount} is off it; what the coupons saved is the sum of both
 * discounts.
 */
record Priced(
        List<Line> lines,
        Money goods,
        Money discount,
        Money freight,
        Money freightDiscount,
        Money total,
        List<Applied> coupons) {
    /** A line's part, and what coupons took off it. */
    record Line(SkuForSale sku, int quantity, Money total, Off off) {
        Money discount() {
            return off.whole();
        }

        Money net() {
            return total.minus(discount());
        }
    }

    /** Goods of a quantity, not yet priced. */
    record Item(SkuForSale sku, int quantity) {
        Money total() {
            return sku.price().times(quantity);
        }

        long grams() {
            return Math.multiplyExact((long) sku.weightGrams(), quantity);
        }

        CouponTerms.Line forCoupons() {
            return Priced.forCoupons(sku, total());
        }
    }

    Priced {
        lines = List.copyOf(lines);
        coupons = List.copyOf(coupons);
    }

    /** By {@link PriceRules}: of the coupons, those that take something off. */
    static Priced of(List<Item> items, Money fee, List<HeldCoupon> chosen) {
        var reduced = PriceRules.apply(items.stream().map(Item::forCoupons).toList(), fee, chosen);
        var lines = new ArrayList<Line>(items.size());
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            lines.add(new Line(
                    item.sku(), item.quantity(), item.total(), reduced.lines().get(i)));
        }
        var goods = lines.stream().map(Line::total).reduce(fee.zero(), Money::plus);
        var discount = lines.stream().map(Line::discount).reduce(fee.zero(), Money::plus);
        var freight = fee.minus(reduced.freight());
        return new Priced(
                lines,
                goods,
                discount,
                freight,
                reduced.freight(),
                goods.minus(discount).plus(freight),
                reduced.applied());
    }

    /** The same with a saving off its only line, that the market bears: what a group's opener has off. */
    Priced less(Money saving) {
        if (!saving.isPositive()) {
            return this;
        }
        var line = lines.getFirst();
        var off = new Off(line.off().byMarket().plus(saving), line.off().bySupplier());
        return new Priced(
                List.of(new Line(line.sku(), line.quantity(), line.total(), off)),
                goods,
                discount.plus(saving),
                freight,
                freightDiscount,
                total.minus(saving),
                coupons);
    }

    /** The goods as coupons look at them. */
    List<CouponTerms.Line> forCoupons() {
        return lines.stream().map(line -> forCoupons(line.sku(), line.total())).toList();
    }

    private static CouponTerms.Line forCoupons(SkuForSale sku, Money total) {
        return new CouponTerms.Line(new CouponTerms.Goods(sku.productId(), sku.categoryId(), sku.vendorId()), total);
    }

    /** The fee before any coupon. */
    Money fee() {
        return freight.plus(freightDiscount);
    }
}
