package io.shuke.tax;

import io.shuke.shared.Money;
import java.time.YearMonth;
import java.util.Map;

/**
 * What somebody earned and what was withheld over the months in a row that end with one month, within its year. A month
 * without income breaks the row, and so does one whose payouts all came back.
 */
record Cumulated(int months, Money gross, Money tax) {
    /** One month's sums. */
    record Sums(Money gross, Money tax) {}

    /** @param ofYear the sums of those months of the year that have any */
    static Cumulated upTo(YearMonth month, Map<YearMonth, Sums> ofYear, String currency) {
        var none = new Sums(new Money(0, currency), new Money(0, currency));
        var sums = ofYear.getOrDefault(month, none);
        var gross = sums.gross();
        var tax = sums.tax();
        int months = 1;
        for (var before = month.minusMonths(1); before.getYear() == month.getYear(); before = before.minusMonths(1)) {
            var earlier = ofYear.getOrDefault(before, none);
            if (!earlier.gross().isPositive()) {
                break;
            }
            months++;
            gross = gross.plus(earlier.gross());
            tax = tax.plus(earlier.tax());
        }
        return new Cumulated(months, gross, tax);
    }

    /** What the table says with a further amount, less what was withheld so far; at least nothing, at most so much. */
    Money toWithhold(Money further, Money most, RateTable table) {
        var due = table.on(gross.plus(further), months).minus(tax);
        if (!due.isPositive()) {
            return further.zero();
        }
        return most.isLessThan(due) ? most : due;
    }
}
