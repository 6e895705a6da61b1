package io.shuke.ledger;

import io.shuke.ledger.Ledger.Resolution;
import io.shuke.shared.RepeatedTransactions;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Gives back what pending transfers hold whose time is over; each in a transaction of its own, each once. */
@Component
public class ExpiringHolds {
    private static final int BATCH = 100;

    private final Holds holds;
    private final Ledger ledger;
    private final RepeatedTransactions transactions;
    private final Clock clock;

    ExpiringHolds(Holds holds, Ledger ledger, RepeatedTransactions transactions, Clock clock) {
        this.holds = holds;
        this.ledger = ledger;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Answers how many were overdue. */
    public int expireOverdue() {
        var overdue = holds.overdue(clock.instant(), BATCH);
        overdue.forEach(id -> transactions.run(() -> ledger.resolve(id, Resolution.EXPIRED)));
        return overdue.size();
    }
}
