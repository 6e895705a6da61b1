package io.shuke.ledger;

/**
 * The kinds of account. Balances are credit-positive: what the market owes is positive, what it holds at a provider is
 * negative, and all of them together are zero. Only provider clearing, fees, the platform's own money and debts may
 * be below zero. Accounts that many sales touch at once are spread over slots, so that none of them is a hot row.
 */
public enum AccountKind {
    PROVIDER_CLEARING(true, 32),
    BUYER_HELD(false, 1) {
        @Override
        boolean isMet() {
            return false;
        }
    },
    PARTNER_PENDING(false, 16),
    PARTNER_AVAILABLE(false, 1),
    PARTNER_IN_PAYOUT(false, 1),
    SUPPLIER_PENDING(false, 16),
    SUPPLIER_AVAILABLE(false, 1),
    SUPPLIER_IN_PAYOUT(false, 1),
    PLATFORM_REVENUE(true, 32),
    PROVIDER_FEES(true, 16),
    TAX_WITHHELD(false, 16),
    COUPONS_FUNDED(true, 16),
    PARTNER_DEBT(true, 1),
    SUPPLIER_DEBT(true, 1);

    private final boolean mayGoBelowZero;
    private final int slots;

    AccountKind(boolean mayGoBelowZero, int slots) {
        this.mayGoBelowZero = mayGoBelowZero;
        this.slots = slots;
    }

    public boolean mayGoBelowZero() {
        return mayGoBelowZero;
    }

    /**
     * Whether transactions of different causes may meet on a new account of this kind. An order's held money is touched
     * under the order's own lock, so its account needs no opening of its own.
     */
    boolean isMet() {
        return true;
    }

    int slots() {
        return slots;
    }
}
