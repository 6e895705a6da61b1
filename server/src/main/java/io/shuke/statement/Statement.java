package io.shuke.statement;

import io.shuke.shared.Money;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A partner's month: what the market owed them at its start, every movement, and what it owed them at its end. Opening
 * plus the lines is closing, in each column.
 *
 * @param partner the partner's name as the market knows it, and who they are by law, masked
 */
public record Statement(
        YearMonth month,
        String partner,
        @Nullable String identity,
        Columns opening,
        List<Line> lines,
        Columns closing) {
    /** Pending, available (a debt taken off), and on its way to the partner. */
    public record Columns(Money pending, Money available, Money inPayout) {
        Columns plus(Columns other) {
            return new Columns(
                    pending.plus(other.pending), available.plus(other.available), inPayout.plus(other.inPayout));
        }

        Money owed() {
            return pending.plus(available).plus(inPayout);
        }
    }

    /** One movement; fee, tax and net where it paid the partner. */
    public record Line(
            Instant at,
            String what,
            String reference,
            Columns change,
            @Nullable Paid paid) {}

    /** What a payout came to. */
    public record Paid(Money gross, Money fee, Money tax, Money net) {}

    public Statement {
        lines = List.copyOf(lines);
    }

    /** All payouts of the month together. */
    Paid paid() {
        var sum = new Paid(Money.cny(0), Money.cny(0), Money.cny(0), Money.cny(0));
        for (var line : lines) {
            var paid = line.paid();
            if (paid != null) {
                sum = new Paid(
                        sum.gross().plus(paid.gross()),
                        sum.fee().plus(paid.fee()),
                        sum.tax().plus(paid.tax()),
                        sum.net().plus(paid.net()));
            }
        }
        return sum;
    }
}
