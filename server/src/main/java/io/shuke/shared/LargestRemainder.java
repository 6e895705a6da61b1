package io.shuke.shared;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Splits an amount in proportion to weights so that the parts sum to the whole (Hamilton's method): everybody gets their
 * exact part rounded down, and the minor units left go to the largest remainders, the earlier first among equals. No
 * part exceeds its weight where the amount doesn't exceed their sum.
 */
public final class LargestRemainder {
    private LargestRemainder() {}

    public static List<Money> split(Money amount, List<Money> weights) {
        var sum = weights.stream().mapToLong(Money::amountMinor).reduce(0, Math::addExact);
        if (amount.amountMinor() < 0 || amount.amountMinor() > sum) {
            throw new IllegalArgumentException("cannot split " + amount + " over " + sum);
        }
        if (amount.isZero()) {
            return weights.stream().map(Money::zero).toList();
        }
        return split(amount, weights, BigInteger.valueOf(sum));
    }

    private static List<Money> split(Money amount, List<Money> weights, BigInteger sum) {
        var parts = new ArrayList<Long>(weights.size());
        var remainders = new ArrayList<BigInteger>(weights.size());
        long left = amount.amountMinor();
        for (var weight : weights) {
            var exact = BigInteger.valueOf(amount.amountMinor())
                    .multiply(BigInteger.valueOf(weight.amountMinor()))
                    .divideAndRemainder(sum);
            parts.add(exact[0].longValueExact());
            remainders.add(exact[1]);
            left -= parts.getLast();
        }
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing(remainders::get, Comparator.reverseOrder()))
                .limit(left)
                .forEach(index -> parts.set(index, parts.get(index) + 1));
        return parts.stream().map(part -> new Money(part, amount.currency())).toList();
    }
}
