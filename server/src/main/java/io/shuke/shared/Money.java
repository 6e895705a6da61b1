package io.shuke.shared;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;

/**
 * An amount in minor units of one currency. Arithmetic is exact: it refuses other currencies and overflow, and every
 * division says which way it rounds.
 */
public record Money(long amountMinor, String currency) {
    public static final String CNY = "CNY";
    public static final long BASIS = 10_000;

    public Money {
        if (currency.length() != 3) {
            throw new IllegalArgumentException("not a currency: " + currency);
        }
    }

    public static Money cny(long amountMinor) {
        return new Money(amountMinor, CNY);
    }

    public Money zero() {
        return new Money(0, currency);
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(amountMinor, same(other).amountMinor), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(amountMinor, same(other).amountMinor), currency);
    }

    public Money times(long quantity) {
        return new Money(Math.multiplyExact(amountMinor, quantity), currency);
    }

    public Money negated() {
        return new Money(Math.negateExact(amountMinor), currency);
    }

    /** The share of this amount in basis points (1/100 %), rounded down to whole minor units. */
    public Money basisPointsDown(long basisPoints) {
        return portionDown(basisPoints, BASIS);
    }

    /** {@code this × part / whole}, rounded towards zero; exact in between. */
    public Money portionDown(long part, long whole) {
        var product = BigDecimal.valueOf(amountMinor)
                .multiply(BigDecimal.valueOf(part))
                .toBigInteger();
        return new Money(product.divide(java.math.BigInteger.valueOf(whole)).longValueExact(), currency);
    }

    @JsonIgnore
    public boolean isPositive() {
        return amountMinor > 0;
    }

    @JsonIgnore
    public boolean isZero() {
        return amountMinor == 0;
    }

    public boolean isLessThan(Money other) {
        return amountMinor < same(other).amountMinor;
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot mix " + currency + " and " + other.currency);
        }
        return other;
    }
}
