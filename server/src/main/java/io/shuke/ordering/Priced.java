package io.shuke.ordering;

import io.shuke.catalog.SkuForSale;
import io.shuke.shared.Money;
import java.util.ArrayList;
import java.util.List;

/** Goods with their prices: the arithmetic of quotes and orders. goods − discount + freight = total, and so do the lines. */
record Priced(List<Line> lines, Money goods, Money discount, Money freight, Money total) {
    /** A line's part. {@code discount} is its share of the order's discount. */
    record Line(SkuForSale sku, int quantity, Money total, Money discount) {
        Money net() {
            return total.minus(discount);
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
    }

    Priced {
        lines = List.copyOf(lines);
    }

    /** The discount must not exceed the goods. */
    static Priced of(List<Item> items, Money discount, Money freight) {
        var totals = new ArrayList<Money>(items.size());
        var goods = Money.cny(0);
        for (var item : items) {
            totals.add(item.total());
            goods = goods.plus(item.total());
        }
        var shares = LargestRemainder.split(discount, totals);
        var lines = new ArrayList<Line>(items.size());
        for (int i = 0; i < items.size(); i++) {
            lines.add(new Line(items.get(i).sku(), items.get(i).quantity(), totals.get(i), shares.get(i)));
        }
        return new Priced(lines, goods, discount, freight, goods.minus(discount).plus(freight));
    }
}
