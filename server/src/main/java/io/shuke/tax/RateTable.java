package io.shuke.tax;

import io.shuke.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

/**
 * How labour-service income is taxed from a day on. Taxable is the cumulated income less its expense part and a fixed
 * deduction for each month in a row; tax is rate × taxable − quick deduction of the bracket, to the nearest fen.
 */
record RateTable(LocalDate effectiveFrom, int expenseBasisPoints, Money monthDeduction, List<Bracket> brackets) {
    /** The rate on everything taxable above an amount, less what the brackets below save; in fen. */
    record Bracket(long aboveMinor, int rateBasisPoints, long quickDeductionMinor) {}

    private static final BigDecimal WHOLE = BigDecimal.valueOf(Money.BASIS);

    RateTable {
        brackets = List.copyOf(brackets);
    }

    /** The whole tax on what was earned over so many months in a row. */
    Money on(Money gross, int months) {
        var counted = BigDecimal.valueOf(gross.amountMinor())
                .multiply(BigDecimal.valueOf(Money.BASIS - expenseBasisPoints))
                .divide(WHOLE);
        var taxable =
                counted.subtract(BigDecimal.valueOf(monthDeduction.times(months).amountMinor()));
        var tax = BigDecimal.ZERO;
        for (var bracket : brackets) {
            if (taxable.compareTo(BigDecimal.valueOf(bracket.aboveMinor())) > 0) {
                tax = taxable.multiply(BigDecimal.valueOf(bracket.rateBasisPoints()))
                        .divide(WHOLE)
                        .subtract(BigDecimal.valueOf(bracket.quickDeductionMinor()));
            }
        }
        return new Money(tax.setScale(0, RoundingMode.HALF_UP).longValueExact(), gross.currency());
    }
}
