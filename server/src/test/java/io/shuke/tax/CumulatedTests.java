package io.shuke.tax;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.shared.Money;
import io.shuke.support.Seeds;
import io.shuke.tax.Cumulated.Sums;
import io.shuke.tax.RateTable.Bracket;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arithmetic of cumulative withholding, without a database. */
class CumulatedTests {
    private static final Money FEE = Money.cny(10);
    private static final RateTable TABLE = new RateTable(
            LocalDate.of(2020, 1, 1),
            2_000,
            Money.cny(500_000),
            List.of(
                    new Bracket(0, 300, 0),
                    new Bracket(3_600_000, 1_000, 252_000),
                    new Bracket(14_400_000, 2_000, 1_692_000),
                    new Bracket(30_000_000, 2_500, 3_192_000),
                    new Bracket(42_000_000, 3_000, 5_292_000),
                    new Bracket(66_000_000, 3_500, 8_592_000),
                    new Bracket(96_000_000, 4_500, 18_192_000)));

    /** 8,000 × 80 % − 5,000 = 1,400, at 3 %: 42.00. 60,000 × 80 % − 5,000 = 43,000, at 10 % less 2,520: 1,780.00. */
    @Test
    void taxesByTheTable() {
        assertThat(TABLE.on(Money.cny(625_000), 1)).isEqualTo(Money.cny(0));
        assertThat(TABLE.on(Money.cny(800_000), 1)).isEqualTo(Money.cny(4_200));
        assertThat(TABLE.on(Money.cny(6_000_000), 1)).isEqualTo(Money.cny(178_000));
        assertThat(TABLE.on(Money.cny(800_000), 2)).isEqualTo(Money.cny(0));
    }

    @Test
    void countsTheMonthsInARowOfOneYearAlone() {
        var earned = new Sums(Money.cny(100), Money.cny(1));
        var year = Map.of(
                YearMonth.of(2026, 1), earned,
                YearMonth.of(2026, 3), earned,
                YearMonth.of(2026, 4), earned,
                YearMonth.of(2026, 5), new Sums(Money.cny(0), Money.cny(0)));
        assertThat(Cumulated.upTo(YearMonth.of(2026, 4), year, "CNY"))
                .isEqualTo(new Cumulated(2, Money.cny(200), Money.cny(2)));
        assertThat(Cumulated.upTo(YearMonth.of(2026, 6), year, "CNY"))
                .isEqualTo(new Cumulated(1, Money.cny(0), Money.cny(0)));
        assertThat(Cumulated.upTo(YearMonth.of(2027, 1), Map.of(), "CNY").months())
                .isEqualTo(1);
    }

    static java.util.stream.LongStream seeds() {
        return Seeds.seeds();
    }

    /**
     * 300 people a seed, each with up to 40 payouts over a year, some of which come back. Of each payout net, tax and fee
     * are the gross; the tax of a row of months is never below what a second reckoning, by slices of the brackets, says
     * on all of it; and without a payout that came back it is exactly that, or what an earlier month had reached.
     */
    @ParameterizedTest
    @MethodSource("seeds")
    void withholdsWhatTheTableSaysOnEverythingSoFar(long seed) {
        var random = Seeds.random("CumulatedTests", seed);
        for (int person = 0; person < 300; person++) {
            var year = new HashMap<YearMonth, Sums>();
            var paid = new ArrayList<long[]>();
            var month = YearMonth.of(2026, 1);
            long reached = 0;
            int runFrom = 1;
            boolean cameBack = false;
            for (int i = 0; i < 40; i++) {
                int step = random.nextInt(10) < 7 ? 0 : 1 + random.nextInt(2);
                if (month.getMonthValue() + step > 12) {
                    break;
                }
                month = month.plusMonths(step);
                if (step > 0
                        && !year.getOrDefault(month.minusMonths(1), none())
                                .gross()
                                .isPositive()) {
                    runFrom = month.getMonthValue();
                    reached = 0;
                    cameBack = false;
                }
                var gross = Money.cny(100 + random.nextLong(random.nextBoolean() ? 100_000 : 20_000_000));
                var before = Cumulated.upTo(month, year, "CNY");
                assertThat(before.months()).isEqualTo(month.getMonthValue() - runFrom + 1);
                var most = gross.minus(FEE).minus(Money.cny(1));
                var tax = before.toWithhold(gross, most, TABLE);
                var net = gross.minus(FEE).minus(tax);
                assertThat(net.isPositive()).isTrue();
                assertThat(net.plus(tax).plus(FEE)).isEqualTo(gross);
                add(year, month, gross, tax);
                paid.add(new long[] {month.getMonthValue(), gross.amountMinor(), tax.amountMinor()});
                var now = Cumulated.upTo(month, year, "CNY");
                var slices = slices(now.gross().amountMinor(), now.months());
                reached = Math.max(reached, slices);
                if (cameBack) {
                    assertThat(now.tax().amountMinor()).isGreaterThanOrEqualTo(slices);
                } else {
                    assertThat(now.tax().amountMinor()).isEqualTo(reached);
                }
                if (random.nextInt(12) == 0) {
                    var back = paid.removeLast();
                    var sums = year.getOrDefault(month, none());
                    if (sums.gross().minus(Money.cny(back[1])).isPositive()) {
                        add(year, month, Money.cny(-back[1]), Money.cny(-back[2]));
                        cameBack = true;
                    }
                }
            }
        }
    }

    private static Sums none() {
        return new Sums(Money.cny(0), Money.cny(0));
    }

    private static void add(Map<YearMonth, Sums> year, YearMonth month, Money gross, Money tax) {
        var sums = year.getOrDefault(month, none());
        year.put(month, new Sums(sums.gross().plus(gross), sums.tax().plus(tax)));
    }

    /** The same tax by adding up what each bracket takes of its own slice, in hundred-thousandths of a fen. */
    private static long slices(long gross, int months) {
        long taxable = gross * 10 * 8 / 10 - 500_000L * 10 * months;
        long[][] slices = {
            {0, 3_600_000, 3},
            {3_600_000, 14_400_000, 10},
            {14_400_000, 30_000_000, 20},
            {30_000_000, 42_000_000, 25},
            {42_000_000, 66_000_000, 30},
            {66_000_000, 96_000_000, 35},
            {96_000_000, Long.MAX_VALUE / 100, 45}
        };
        long thousandths = 0;
        for (var slice : slices) {
            long within = Math.min(taxable, slice[1] * 10) - slice[0] * 10;
            if (within > 0) {
                thousandths += within * slice[2];
            }
        }
        return (thousandths + 500) / 1_000;
    }
}
