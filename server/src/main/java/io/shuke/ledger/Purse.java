package io.shuke.ledger;

import java.util.UUID;

/** The accounts of somebody who earns by sales: what waits, what can be asked for, and what is owed back. */
public enum Purse {
    PARTNER(AccountKind.PARTNER_PENDING, AccountKind.PARTNER_AVAILABLE, AccountKind.PARTNER_DEBT),
    SUPPLIER(AccountKind.SUPPLIER_PENDING, AccountKind.SUPPLIER_AVAILABLE, AccountKind.SUPPLIER_DEBT);

    private final AccountKind pending;
    private final AccountKind available;
    private final AccountKind debt;

    Purse(AccountKind pending, AccountKind available, AccountKind debt) {
        this.pending = pending;
        this.available = available;
        this.debt = debt;
    }

    public Account pending(UUID ownerId) {
        return Account.of(pending, ownerId);
    }

    public Account available(UUID ownerId) {
        return Account.of(available, ownerId);
    }

    /** Below zero by what the owner owes. */
    public Account debt(UUID ownerId) {
        return Account.of(debt, ownerId);
    }
}
