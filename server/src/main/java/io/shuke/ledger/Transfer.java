package io.shuke.ledger;

import io.shuke.shared.Money;
import java.util.List;
import java.util.UUID;

/**
 * Money that moves, with its cause. The id is made by the caller, so that a retry is the same transfer. Entries are
 * credit-positive and sum to zero.
 */
public record Transfer(UUID id, Cause cause, List<Entry> entries) {
    /** Why money moved: {@code charge}, {@code accrual}, {@code release}, {@code refund}, {@code payout} … and its id. */
    public record Cause(String kind, UUID id) {}

    /** One account's part of a transfer. */
    public record Entry(Account account, Money amount) {}

    public Transfer {
        entries = List.copyOf(entries);
        if (entries.size() < 2) {
            throw new IllegalArgumentException("a transfer has at least two entries");
        }
        long sum = 0;
        for (var entry : entries) {
            if (entry.amount().isZero()
                    || !entry.amount().currency().equals(entry.account().currency())) {
                throw new IllegalArgumentException("an entry moves an amount in its account's currency");
            }
            sum = Math.addExact(sum, entry.amount().amountMinor());
        }
        if (sum != 0) {
            throw new IllegalArgumentException("entries must sum to zero, not " + sum);
        }
    }

    /** Takes the amount from one account and gives it to another. */
    public static Transfer between(UUID id, Cause cause, Account from, Account to, Money amount) {
        return new Transfer(id, cause, List.of(new Entry(from, amount.negated()), new Entry(to, amount)));
    }
}
