package io.shuke.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.promotion.CouponTerms.Goods;
import io.shuke.promotion.CouponTerms.Line;
import io.shuke.promotion.PriceRules.Off;
import io.shuke.shared.Ids;
import io.shuke.shared.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Replay one with {@code -Dseed=<the seed that was printed>}. */
class PriceRulesTests {
    private static final int CASES = 300;
    private static final UUID ALIN = Ids.next();
    private static final UUID BLUE_STONE = Ids.next();

    private static final List<UUID> PRODUCTS = List.of(Ids.next(), Ids.next(), Ids.next());
    private static final List<UUID> CATEGORIES = List.of(Ids.next(), Ids.next());

    static LongStream seeds() {
        var replayed = Long.getLong("seed");
        return replayed == null ? new Random().longs(CASES) : LongStream.of(replayed);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aCouponTakesOffWhatItIsForWithinItsBoundsAndNoPriceFallsBelowOneFen(long seed) {
        var random = new Random(seed);
        var lines = lines(random);
        var freight = Money.cny(random.nextInt(5_000));
        for (int i = 0; i < 5; i++) {
            var coupon = coupon(random);
            var terms = coupon.terms();
            var reduced = PriceRules.apply(lines, freight, List.of(coupon));
            var off = sum(reduced.lines().stream().map(Off::whole).toList());
            assertThat(off.plus(reduced.freight())).isEqualTo(PriceRules.savingOf(coupon, lines, freight));
            assertThat(terms.kind().isOffGoods() ? reduced.freight().isZero() : off.isZero())
                    .isTrue();
            assertThat(reduced.freight().amountMinor()).isBetween(0L, freight.amountMinor());
            for (int at = 0; at < lines.size(); at++) {
                var part = reduced.lines().get(at);
                var total = lines.get(at).total().amountMinor();
                assertThat(part.whole().amountMinor()).isBetween(0L, Math.max(0, total - 1));
                assertThat((terms.funder() == CouponFunder.SUPPLIER ? part.byMarket() : part.bySupplier()).isZero())
                        .isTrue();
                if (!terms.isFor(lines.get(at).goods())) {
                    assertThat(part.whole().isZero()).isTrue();
                }
            }
            var most = terms.amount() == null ? terms.most() : terms.amount();
            if (most != null) {
                assertThat(off.plus(reduced.freight()).amountMinor()).isLessThanOrEqualTo(most.amountMinor());
            }
            if (!terms.missing(lines).isZero()) {
                assertThat(reduced.applied()).isEmpty();
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothingSavesMoreThanTheBestAndTheRulesKeepTheirOrder(long seed) {
        var random = new Random(seed);
        var lines = lines(random);
        var freight = Money.cny(random.nextInt(5_000));
        var held = new ArrayList<HeldCoupon>();
        for (int i = 0; i < 6; i++) {
            held.add(coupon(random));
        }
        var best = saved(lines, freight, PriceRules.best(held, lines, freight));
        for (var one : held) {
            for (var other : held) {
                var both = PriceRules.apply(lines, freight, List.of(one, other));
                assertThat(saved(lines, freight, List.of(one, other))).isLessThanOrEqualTo(best);
                assertThat(both.applied())
                        .extracting(each -> each.coupon().terms().kind().isOffGoods())
                        .isIn(List.of(), List.of(true), List.of(false), List.of(true, false));
                assertThat(sum(both.lines().stream().map(Off::whole).toList()).plus(both.freight()))
                        .isEqualTo(sum(both.applied().stream()
                                .map(PriceRules.Applied::saved)
                                .toList()));
            }
        }
    }

    /** However the chosen are mixed; and neither sort sees what the other took off. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void ofEachSortTheFirstThatSavesCountsAndSavesWhatItWouldAlone(long seed) {
        var random = new Random(seed);
        var lines = lines(random);
        var freight = Money.cny(random.nextInt(5_000));
        var chosen = new ArrayList<HeldCoupon>();
        for (int i = 0; i < random.nextInt(1, 8); i++) {
            chosen.add(coupon(random));
        }
        var expected = new ArrayList<PriceRules.Applied>();
        for (var offGoods : List.of(true, false)) {
            chosen.stream()
                    .filter(each -> each.terms().kind().isOffGoods() == offGoods)
                    .map(each -> new PriceRules.Applied(each, PriceRules.savingOf(each, lines, freight)))
                    .filter(each -> each.saved().isPositive())
                    .findFirst()
                    .ifPresent(expected::add);
        }
        var reduced = PriceRules.apply(lines, freight, chosen);
        assertThat(reduced.applied()).isEqualTo(expected);
        assertThat(sum(reduced.lines().stream().map(Off::whole).toList()).plus(reduced.freight()))
                .isEqualTo(sum(expected.stream().map(PriceRules.Applied::saved).toList()));
    }

    @Test
    void splitsWhatItTakesOffInProportionAndToTheFen() {
        var lines = List.of(line(null, 33_33), line(ALIN, 33_33), line(null, 33_34));
        var reduced = PriceRules.apply(lines, Money.cny(0), List.of(held(CouponsFixture.fixed(10_00, 100_00))));
        assertThat(reduced.lines())
                .extracting(off -> off.byMarket().amountMinor())
                .containsExactly(3_33L, 3_33L, 3_34L);
    }

    @Test
    void theThresholdLooksAtTheGoodsThatTheCouponIsForBeforeAnyCoupon() {
        var alins = new CouponTerms(
                CouponKind.FIXED, Money.cny(5_00), null, null, Money.cny(50_00), ALIN, CouponFunder.SUPPLIER);
        var lines = List.of(line(ALIN, 49_99), line(BLUE_STONE, 100_00));
        assertThat(alins.missing(lines)).isEqualTo(Money.cny(1));
        assertThat(PriceRules.apply(lines, Money.cny(8_00), List.of(held(alins)))
                        .applied())
                .isEmpty();
        var freight = new CouponTerms(
                CouponKind.FREE_FREIGHT, null, null, Money.cny(6_00), Money.cny(149_99), null, CouponFunder.MARKET);
        var both = PriceRules.apply(
                lines, Money.cny(8_00), List.of(held(freight), held(CouponsFixture.percent(5_000, null))));
        assertThat(both.applied())
                .extracting(each -> each.saved().amountMinor())
                .containsExactly(74_99L, 6_00L);
    }

    /** Of three lines it is for the second, by its product, and the third, by its category. */
    @Test
    void chosenGoodsAloneCountAndAreReduced() {
        var lines = List.of(
                new Line(new Goods(PRODUCTS.get(0), CATEGORIES.get(0), null), Money.cny(100_00)),
                new Line(new Goods(PRODUCTS.get(1), CATEGORIES.get(0), null), Money.cny(20_00)),
                new Line(new Goods(PRODUCTS.get(2), CATEGORIES.get(1), null), Money.cny(30_00)));
        var terms = CouponsFixture.fixed(10_00, 50_00).of(Set.of(PRODUCTS.get(1)), Set.of(CATEGORIES.get(1)));
        assertThat(terms.missing(lines)).isEqualTo(Money.cny(0));
        assertThat(PriceRules.apply(lines, Money.cny(0), List.of(held(terms))).lines())
                .extracting(off -> off.byMarket().amountMinor())
                .containsExactly(0L, 4_00L, 6_00L);
        assertThat(CouponsFixture.fixed(10_00, 50_01)
                        .of(Set.of(PRODUCTS.get(1)), Set.of(CATEGORIES.get(1)))
                        .missing(lines))
                .isEqualTo(Money.cny(1));
    }

    @Test
    void aPercentageIsRoundedDownAndOfOneFenNothingComesOff() {
        var third = held(CouponsFixture.percent(3_333, null));
        assertThat(PriceRules.savingOf(third, List.of(line(null, 10)), Money.cny(0)))
                .isEqualTo(Money.cny(3));
        assertThat(PriceRules.savingOf(third, List.of(line(null, 1)), Money.cny(0)))
                .isEqualTo(Money.cny(0));
        var all = held(CouponsFixture.fixed(1_000_00, 0));
        assertThat(PriceRules.savingOf(all, List.of(line(null, 7), line(null, 0)), Money.cny(0)))
                .isEqualTo(Money.cny(6));
    }

    private static long saved(List<Line> lines, Money freight, List<HeldCoupon> chosen) {
        return PriceRules.apply(lines, freight, chosen).applied().stream()
                .mapToLong(each -> each.saved().amountMinor())
                .sum();
    }

    private static List<Line> lines(Random random) {
        var lines = new ArrayList<Line>();
        for (int i = 0; i <= random.nextInt(12); i++) {
            var goods = new Goods(oneOf(PRODUCTS, random), oneOf(CATEGORIES, random), vendor(random));
            lines.add(new Line(goods, Money.cny(random.nextLong(1L << random.nextInt(1, 30)))));
        }
        return lines;
    }

    private static HeldCoupon coupon(Random random) {
        var kind = CouponKind.values()[random.nextInt(3)];
        var some = Money.cny(1 + random.nextLong(1L << random.nextInt(1, 32)));
        var vendor = kind.isOffGoods() ? vendor(random) : null;
        var terms = new CouponTerms(
                kind,
                kind == CouponKind.FIXED ? some : null,
                kind == CouponKind.PERCENT ? 1 + random.nextInt(9_999) : null,
                kind != CouponKind.FIXED && random.nextBoolean() ? some : null,
                Money.cny(random.nextBoolean() ? random.nextLong(1L << random.nextInt(1, 30)) : 0),
                vendor,
                vendor != null && random.nextBoolean() ? CouponFunder.SUPPLIER : CouponFunder.MARKET);
        return held(kind.isOffGoods() ? terms.of(some(PRODUCTS, random), some(CATEGORIES, random)) : terms);
    }

    /** None of them half of the time. */
    private static Set<UUID> some(List<UUID> ids, Random random) {
        return random.nextBoolean()
                ? Set.of()
                : ids.stream().filter(id -> random.nextBoolean()).collect(Collectors.toSet());
    }

    private static UUID oneOf(List<UUID> ids, Random random) {
        return ids.get(random.nextInt(ids.size()));
    }

    private static @Nullable UUID vendor(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> ALIN;
            case 1 -> BLUE_STONE;
            default -> null;
        };
    }

    private static HeldCoupon held(CouponTerms terms) {
        return new HeldCoupon(Ids.next(), Ids.next(), "Coupon", terms, Instant.EPOCH);
    }

    private static Line line(@Nullable UUID vendorId, long totalMinor) {
        return new Line(new Goods(PRODUCTS.getFirst(), CATEGORIES.getFirst(), vendorId), Money.cny(totalMinor));
    }

    private static Money sum(List<Money> amounts) {
        return amounts.stream().reduce(Money.cny(0), Money::plus);
    }
}
