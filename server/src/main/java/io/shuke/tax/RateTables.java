package io.shuke.tax;

import io.shuke.shared.Money;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the rate tables. */
@Repository
class RateTables {
    private record Row(
            LocalDate effectiveFrom, int expense, long deduction, String currency, long above, int rate, long quick) {}

    private final JdbcClient jdbc;

    RateTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest table that is in force on the day, its brackets from below. */
    RateTable inForceOn(LocalDate day) {
        var rows = jdbc.sql("""
                select t.effective_from, t.expense_basis_points as expense, t.month_deduction_minor as deduction,
                       t.currency, b.above_minor as above, b.rate_basis_points as rate,
                       b.quick_deduction_minor as quick
                from (select effective_from, expense_basis_points, month_deduction_minor, currency
                      from tax.rate_table where effective_from <= :day order by effective_from desc limit 1) t
                join tax.bracket b on b.effective_from = t.effective_from
                order by b.above_minor
                """).param("day", day).query(Row.class).list();
        if (rows.isEmpty()) {
            throw new IllegalStateException("no rate table is in force on " + day);
        }
        var first = rows.getFirst();
        return new RateTable(
                first.effectiveFrom(),
                first.expense(),
                new Money(first.deduction(), first.currency()),
                rows.stream()
                        .map(row -> new RateTable.Bracket(row.above(), row.rate(), row.quick()))
                        .toList());
    }
}
