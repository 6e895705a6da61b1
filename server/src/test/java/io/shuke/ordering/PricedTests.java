package io.shuke.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shuke.catalog.SkuForSale;
import io.shuke.ordering.Priced.Item;
import io.shuke.promotion.CouponFunder;
import io.shuke.promotion.CouponKind;
import io.shuke.promotion.CouponTerms;
import io.shuke.promotion.HeldCoupon;
import io.shuke.promotion.PriceRules.Applied;
import io.shuke.promotion.PriceRules.Off;
import io.shuke.shared.Ids;
import io.shuke.shared.LargestRemainder;
import io.shuke.shared.Money;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Replay one with {@code -Dseed=<the seed that was printed>}. */
class PricedTests {
    private static final int CASES = 300;

    static LongStream seeds() {
        var replayed = Long.getLong("seed");
        return replayed == null ? new Random().longs(CASES) : LongStream.of(replayed);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theLinesSumToTheTotalForAnyPricesQuantitiesAndCoupons(long seed) {
        var random = new Random(seed);
        var items = items(random);
        var goods = items.stream().map(Item::total).reduce(Money.cny(0), Money::plus);
        var freight = Money.cny(random.nextLong(5_000));
        var priced = Priced.of(items, freight, List.of(coupon(random, true), coupon(random, false)));
        assertThat(sum(priced.lines().stream().map(Priced.Line::total).toList()))
                .isEqualTo(goods);
        assertThat(sum(priced.lines().stream().map(Priced.Line::discount).toList()))
                .isEqualTo(priced.discount());
        assertThat(sum(priced.lines().stream().map(Priced.Line::net).toList()).plus(priced.freight()))
                .isEqualTo(priced.total());
        assertThat(priced.freight().plus(priced.freightDiscount())).isEqualTo(freight);
        assertThat(sum(priced.coupons().stream().map(Applied::saved).toList()))
                .isEqualTo(priced.discount().plus(priced.freightDiscount()));
        assertThat(priced.goods().minus(priced.discount()).plus(priced.freight()))
                .isEqualTo(priced.total());
        assertThat(priced.freight().amountMinor()).isNotNegative();
        assertThat(priced.lines()).allSatisfy(line -> {
            assertThat(line.net().amountMinor()).isNotNegative();
            assertThat(line.discount().amountMinor())
                    .isBetween(0L, Math.max(0, line.total().amountMinor() - 1));
            assertThat(line.total()).isEqualTo(line.sku().price().times(line.quantity()));
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aSavingOffAnOrderOfOneLineIsTheMarketsAndThePartsStillSumToTheTotal(long seed) {
        var random = new Random(seed);
        var item = items(random).getFirst();
        var fee = Money.cny(random.nextLong(5_000));
        var saving = Money.cny(random.nextLong(item.total().amountMinor() + 1));
        var whole = Priced.of(List.of(item), fee, List.of());
        var priced = whole.less(saving);
        var line = priced.lines().getFirst();
        assertThat(priced.total().plus(saving)).isEqualTo(whole.total());
        assertThat(line.off()).isEqualTo(new Off(saving, saving.zero()));
        assertThat(line.net().amountMinor()).isNotNegative();
        assertThat(line.net().plus(priced.freight())).isEqualTo(priced.total());
        assertThat(priced.goods().minus(priced.discount()).plus(priced.freight()))
                .isEqualTo(priced.total());
        assertThat(priced.fee()).isEqualTo(fee);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyPartIsItsExactShareRoundedUpOrDown(long seed) {
        var random = new Random(seed);
        var weights = new ArrayList<Money>();
        for (int i = 0; i <= random.nextInt(50); i++) {
            weights.add(Money.cny(random.nextLong(1L << random.nextInt(1, 40))));
        }
        var whole = sum(weights);
        var amount = Money.cny(whole.isZero() ? 0 : random.nextLong(whole.amountMinor() + 1));
        var parts = LargestRemainder.split(amount, weights);
        assertThat(sum(parts)).isEqualTo(amount);
        for (int i = 0; i < parts.size() && !whole.isZero(); i++) {
            var exact = BigInteger.valueOf(amount.amountMinor())
                    .multiply(BigInteger.valueOf(weights.get(i).amountMinor()));
            long down = exact.divide(BigInteger.valueOf(whole.amountMinor())).longValueExact();
            assertThat(parts.get(i).amountMinor()).isBetween(down, down + 1);
        }
    }

    @Test
    void theLargestRemainderGetsTheLastFen() {
        assertThat(LargestRemainder.split(Money.cny(100), List.of(Money.cny(333), Money.cny(333), Money.cny(334))))
                .containsExactly(Money.cny(33), Money.cny(33), Money.cny(34));
        assertThat(LargestRemainder.split(Money.cny(2), List.of(Money.cny(10), Money.cny(10), Money.cny(10))))
                .containsExactly(Money.cny(1), Money.cny(1), Money.cny(0));
    }

    @Test
    void moreThanTheGoodsCannotBeTakenOff() {
        assertThatThrownBy(() -> LargestRemainder.split(Money.cny(11), List.of(Money.cny(10))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static HeldCoupon coupon(Random random, boolean offGoods) {
        var kind = !offGoods ? CouponKind.FREE_FREIGHT : random.nextBoolean() ? CouponKind.FIXED : CouponKind.PERCENT;
        var some = Money.cny(1 + random.nextLong(1L << random.nextInt(1, 40)));
        var terms = new CouponTerms(
                kind,
                kind == CouponKind.FIXED ? some : null,
                kind == CouponKind.PERCENT ? 1 + random.nextInt(9_999) : null,
                kind != CouponKind.FIXED && random.nextBoolean() ? some : null,
                Money.cny(random.nextInt(3) == 0 ? random.nextLong(1L << 34) : 0),
                null,
                random.nextBoolean() ? CouponFunder.MARKET : CouponFunder.SUPPLIER);
        return new HeldCoupon(Ids.next(), Ids.next(), "Coupon", terms, Instant.EPOCH);
    }

    private static List<Item> items(Random random) {
        var items = new ArrayList<Item>();
        for (int i = 0; i <= random.nextInt(50); i++) {
            var price = Money.cny(random.nextLong(1L << random.nextInt(1, 34)));
            items.add(new Item(sku(price), random.nextInt(1, 100)));
        }
        return items;
    }

    private static SkuForSale sku(Money price) {
        return new SkuForSale(
                Ids.next(), Ids.next(), Ids.next(), null, "h", "T", "", null, price, price.zero(), 1_000, 500, true);
    }

    private static Money sum(List<Money> amounts) {
        return amounts.stream().reduce(Money.cny(0), Money::plus);
    }
}
