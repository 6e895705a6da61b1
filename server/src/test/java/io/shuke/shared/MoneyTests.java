package io.shuke.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shuke.support.Seeds;
import java.math.BigInteger;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MoneyTests {
    private static final int CASES = 20_000;

    static LongStream seeds() {
        return Seeds.seeds();
    }

    @Test
    void roundsPortionsTowardsZero() {
        assertThat(Money.cny(100).portionDown(1, 3)).isEqualTo(Money.cny(33));
        assertThat(Money.cny(-100).portionDown(1, 3)).isEqualTo(Money.cny(-33));
        assertThat(Money.cny(12_800).basisPointsDown(1_250)).isEqualTo(Money.cny(1_600));
        assertThat(Money.cny(1).basisPointsDown(9_999)).isEqualTo(Money.cny(0));
    }

    @Test
    void refusesWhatItCannotHold() {
        var most = Money.cny(Long.MAX_VALUE);
        assertThatThrownBy(() -> most.plus(Money.cny(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.times(2)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.portionDown(3, 2)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.cny(1).plus(new Money(1, "USD"))).isInstanceOf(IllegalArgumentException.class);
    }

    /** What is taken in portions, each one what is due so far less what was taken, sums to the whole, to the cent. */
    @ParameterizedTest
    @MethodSource("seeds")
    void portionsSumToTheWhole(long seed) {
        var random = Seeds.random("portionsSumToTheWhole", seed);
        for (int i = 0; i < CASES; i++) {
            var whole = amount(random);
            int pieces = 1 + random.nextInt(20);
            var taken = Money.cny(0);
            for (int piece = 1; piece <= pieces; piece++) {
                var part = whole.portionDown(piece, pieces).minus(taken);
                assertThat(part.amountMinor()).isBetween(0L, whole.amountMinor() / pieces + 1);
                taken = taken.plus(part);
            }
            assertThat(taken).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void portionsAreExactInBetween(long seed) {
        var random = Seeds.random("portionsAreExactInBetween", seed);
        for (int i = 0; i < CASES; i++) {
            var money = amount(random);
            long whole = 1 + random.nextLong(1_000_000_000_000L);
            long part = random.nextLong(whole + 1);
            var exact = BigInteger.valueOf(money.amountMinor())
                    .multiply(BigInteger.valueOf(part))
                    .divide(BigInteger.valueOf(whole));
            assertThat(money.portionDown(part, whole).amountMinor()).isEqualTo(exact.longValueExact());
        }
    }

    /** Rates that sum to at most the whole never pay more than the whole, however they round. */
    @ParameterizedTest
    @MethodSource("seeds")
    void sharesNeverPassTheWhole(long seed) {
        var random = Seeds.random("sharesNeverPassTheWhole", seed);
        for (int i = 0; i < CASES; i++) {
            var net = amount(random);
            var budget = net.basisPointsDown(random.nextLong(Money.BASIS + 1));
            long sharer = random.nextLong(Money.BASIS + 1);
            long owner = random.nextLong(Money.BASIS - sharer + 1);
            var paid = budget.basisPointsDown(sharer).plus(budget.basisPointsDown(owner));
            assertThat(paid.amountMinor()).isLessThanOrEqualTo(budget.amountMinor());
            assertThat(budget.amountMinor()).isLessThanOrEqualTo(net.amountMinor());
        }
    }

    private static Money amount(Random random) {
        return Money.cny(random.nextLong(1L << (1 + random.nextInt(50))));
    }
}
