package io.shuke.ledger;

/**
 * The kinds of account. Balances are credit-positive: what the market owes is positive, what it holds at a provider is
 * negative, and all of them together are zero. Only provider clearing, fees and partner debt may be below zero.
 */
public enum AccountKind {
    PROVIDER_CLEARING(true),
    BUYER_HELD(false),
    PARTNER_PENDING(false),
    PARTNER_AVAILABLE(false),
    PARTNER_IN_PAYOUT(false),
    SUPPLIER_PENDING(false),
    SUPPLIER_AVAILABLE(false),
    SUPPLIER_IN_PAYOUT(false),
    PLATFORM_REVENUE(true),
    PROVIDER_FEES(true),
    TAX_WITHHELD(false),
    COUPONS_FUNDED(true),
    PARTNER_DEBT(true);

    private final boolean mayGoBelowZero;

    AccountKind(boolean mayGoBelowZero) {
        this.mayGoBelowZero = mayGoBelowZero;
    }

    public boolean mayGoBelowZero() {
        return mayGoBelowZero;
    }
}
