package io.shuke.ledger;

import io.shuke.ledger.Ledger.Resolution;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The ledger as one would write it on a sheet of paper: maps, one operation after the other. */
final class LedgerModel {
    private final Map<Account, Long> balances = new HashMap<>();
    private final Map<Account, Long> held = new HashMap<>();
    private final Map<UUID, Transfer> written = new HashMap<>();
    private final Set<UUID> pending = new HashSet<>();
    private final Set<UUID> overdue = new HashSet<>();
    private final Map<UUID, Resolution> resolutions = new HashMap<>();

    /** What the ledger must answer to a posting or a hold. */
    enum Expected {
        POSTED,
        ALREADY_POSTED,
        OVERDRAFT,
        LOUD
    }

    LedgerModel(Collection<Account> accounts) {
        accounts.forEach(account -> {
            balances.put(account, 0L);
            held.put(account, 0L);
        });
    }

    long balance(Account account) {
        return balances.getOrDefault(account, 0L);
    }

    long free(Account account) {
        return balance(account) - held.getOrDefault(account, 0L);
    }

    long sum() {
        return balances.values().stream().mapToLong(Long::longValue).sum();
    }

    Expected post(List<Transfer> linked) {
        var known = known(linked, false);
        if (known != null) {
            return known;
        }
        var changes = new HashMap<Account, Long>();
        linked.forEach(transfer -> transfer.entries()
                .forEach(entry -> changes.merge(entry.account(), entry.amount().amountMinor(), Long::sum)));
        for (var change : changes.entrySet()) {
            if (!change.getKey().kind().mayGoBelowZero()
                    && change.getValue() < 0
                    && free(change.getKey()) + change.getValue() < 0) {
                return Expected.OVERDRAFT;
            }
        }
        apply(linked);
        return Expected.POSTED;
    }

    /** For postings that ran at once: those that were answered as posted, in whatever order. */
    void apply(List<Transfer> linked) {
        linked.forEach(transfer -> {
            written.put(transfer.id(), transfer);
            move(transfer);
        });
    }

    private void move(Transfer transfer) {
        transfer.entries()
                .forEach(entry -> balances.merge(entry.account(), entry.amount().amountMinor(), Long::sum));
    }

    Expected hold(List<Transfer> linked, boolean isOverdue) {
        var known = known(linked, true);
        if (known != null) {
            return known;
        }
        var debits = new HashMap<Account, Long>();
        linked.forEach(transfer ->
                guardedDebits(transfer).forEach((account, debit) -> debits.merge(account, debit, Long::sum)));
        if (debits.entrySet().stream().anyMatch(debit -> free(debit.getKey()) < debit.getValue())) {
            return Expected.OVERDRAFT;
        }
        debits.forEach((account, debit) -> held.merge(account, debit, Long::sum));
        linked.forEach(transfer -> {
            written.put(transfer.id(), transfer);
            pending.add(transfer.id());
            if (isOverdue) {
                overdue.add(transfer.id());
            }
        });
        return Expected.POSTED;
    }

    Resolution resolve(UUID id, Resolution wanted) {
        var before = resolutions.get(id);
        if (before != null) {
            return before;
        }
        var how = overdue.contains(id) ? Resolution.EXPIRED : wanted;
        var transfer = transfer(id);
        guardedDebits(transfer).forEach((account, debit) -> held.merge(account, -debit, Long::sum));
        if (how == Resolution.POSTED) {
            move(transfer);
        }
        resolutions.put(id, how);
        return how;
    }

    private static Map<Account, Long> guardedDebits(Transfer transfer) {
        var debits = new HashMap<Account, Long>();
        for (var entry : transfer.entries()) {
            if (entry.amount().amountMinor() < 0 && !entry.account().kind().mayGoBelowZero()) {
                debits.merge(entry.account(), -entry.amount().amountMinor(), Long::sum);
            }
        }
        return debits;
    }

    private @Nullable Expected known(List<Transfer> linked, boolean asPending) {
        if (linked.stream().noneMatch(transfer -> written.containsKey(transfer.id()))) {
            return null;
        }
        var same = linked.stream()
                .allMatch(transfer ->
                        transfer.equals(written.get(transfer.id())) && pending.contains(transfer.id()) == asPending);
        return same ? Expected.ALREADY_POSTED : Expected.LOUD;
    }

    List<Transfer> writtenTransfers() {
        return written.values().stream()
                .filter(transfer -> !pending.contains(transfer.id()))
                .sorted(java.util.Comparator.comparing(Transfer::id))
                .toList();
    }

    List<UUID> heldTransfers() {
        return pending.stream().sorted().toList();
    }

    Transfer transfer(UUID id) {
        return java.util.Objects.requireNonNull(written.get(id));
    }
}
