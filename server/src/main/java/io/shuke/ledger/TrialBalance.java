package io.shuke.ledger;

import io.shuke.shared.Money;
import java.time.Instant;
import java.util.List;

/**
 * Whether the books are right: what all accounts owe ({@code credits}) and hold ({@code debits}), by the entries, with a
 * difference of zero; and the number of accounts whose stored balance or held amount is not what the entries say.
 */
public record TrialBalance(
        Instant checkedAt, String currency, Money debits, Money credits, long drift, List<Row> rows) {
    /** All accounts of one kind together. */
    public record Row(AccountKind kind, long accounts, Money balance) {}

    public TrialBalance {
        rows = List.copyOf(rows);
    }

    public Money difference() {
        return credits.minus(debits);
    }

    public boolean isRight() {
        return difference().isZero() && drift == 0;
    }
}
