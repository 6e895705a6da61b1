package io.shuke.payment;

import io.shuke.shared.Cursor;
import io.shuke.shared.Page;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads days that were compared with their bills, and what disagreed, newest first. */
@Component
public class Reconciliations {
    private final Bills bills;

    Reconciliations(Bills bills) {
        this.bills = bills;
    }

    public Page<Reconciliation> all(@Nullable UUID after, int limit) {
        return Page.of(bills.reconciliations(after, limit + 1), limit, each -> Cursor.of(each.id()));
    }

    /** @param open those that nobody has resolved, or those that somebody has */
    public Page<BillDifference> differences(boolean open, @Nullable UUID after, int limit) {
        return Page.of(bills.differences(open, after, limit + 1), limit, each -> Cursor.of(each.id()));
    }
}
