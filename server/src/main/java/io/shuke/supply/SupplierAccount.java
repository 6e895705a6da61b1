package io.shuke.supply;

import io.shuke.shared.Money;

/**
 * What a supplier is owed: pending until its orders settle, then available, and in payout from the moment a transfer is
 * prepared until it has arrived. {@code debt} was taken back after it was paid out; what becomes available next pays it.
 */
public record SupplierAccount(Money pending, Money available, Money inPayout, Money debt) {}
