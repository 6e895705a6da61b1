package io.shuke.ledger;

import io.shuke.ledger.Transfer.Entry;
import io.shuke.shared.Ids;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Linked transfers laid out in columns, the shape in which one statement takes them. */
final class Movements {
    /** What an account gains or loses in the whole call. */
    private static final class Change {
        private final Account account;
        private long minor;

        private Change(Account account) {
            this.account = account;
        }
    }

    private final List<Transfer> transfers;
    private final Map<UUID, Change> changes = new TreeMap<>();
    private final int entries;

    private Movements(List<Transfer> transfers) {
        if (transfers.isEmpty()) {
            throw new IllegalArgumentException("nothing to post");
        }
        if (transfers.stream().map(Transfer::id).distinct().count() != transfers.size()) {
            throw new IllegalArgumentException("a transfer is linked with itself");
        }
        this.transfers = transfers;
        this.entries =
                transfers.stream().mapToInt(each -> each.entries().size()).sum();
    }

    static Movements net(List<Transfer> transfers) {
        var movements = new Movements(transfers);
        transfers.forEach(transfer -> transfer.entries().forEach(entry -> movements.add(entry)));
        return movements;
    }

    /** Only what is taken from accounts that may not go below zero: the amounts that a pending transfer holds. */
    static Movements guardedDebits(List<Transfer> transfers) {
        var movements = new Movements(transfers);
        for (var transfer : transfers) {
            for (var entry : transfer.entries()) {
                if (entry.amount().amountMinor() < 0 && !entry.account().kind().mayGoBelowZero()) {
                    movements.add(entry);
                }
            }
        }
        return movements;
    }

    private void add(Entry entry) {
        var change = changes.computeIfAbsent(entry.account().id(), id -> new Change(entry.account()));
        change.minor = Math.addExact(change.minor, entry.amount().amountMinor());
    }

    List<Transfer> transfers() {
        return transfers;
    }

    UUID[] transferIds() {
        return transfers.stream().map(Transfer::id).toArray(UUID[]::new);
    }

    String[] causeKinds() {
        return transfers.stream().map(each -> each.cause().kind()).toArray(String[]::new);
    }

    UUID[] causeIds() {
        return transfers.stream().map(each -> each.cause().id()).toArray(UUID[]::new);
    }

    Account account(UUID id) {
        var change = changes.get(id);
        if (change == null) {
            throw new IllegalArgumentException("no account of this call: " + id);
        }
        return change.account;
    }

    UUID[] accountIds() {
        return changes.keySet().toArray(UUID[]::new);
    }

    String[] accountKinds() {
        return changes.values().stream().map(each -> each.account.kind().name()).toArray(String[]::new);
    }

    UUID[] ownerIds() {
        return changes.values().stream().map(each -> each.account.ownerId()).toArray(UUID[]::new);
    }

    String[] currencies() {
        return changes.values().stream().map(each -> each.account.currency()).toArray(String[]::new);
    }

    Boolean[] guarded() {
        return changes.values().stream()
                .map(each -> !each.account.kind().mayGoBelowZero())
                .toArray(Boolean[]::new);
    }

    Boolean[] met() {
        return changes.values().stream()
                .map(each -> each.account.kind().isMet())
                .toArray(Boolean[]::new);
    }

    Integer[] slots() {
        return changes.values().stream()
                .map(each -> each.account.kind().slots())
                .toArray(Integer[]::new);
    }

    /** Whether an account that others may meet on gains something and may not go below zero. */
    boolean creditsSharedAccounts() {
        return changes.values().stream()
                .anyMatch(each -> each.minor >= 0
                        && each.account.kind().isMet()
                        && !each.account.kind().mayGoBelowZero());
    }

    Long[] changesMinor() {
        return changes.values().stream().map(each -> each.minor).toArray(Long[]::new);
    }

    UUID[] entryIds() {
        var ids = new UUID[entries];
        for (int i = 0; i < entries; i++) {
            ids[i] = Ids.next();
        }
        return ids;
    }

    UUID[] entryTransferIds() {
        return transfers.stream()
                .flatMap(each -> each.entries().stream().map(entry -> each.id()))
                .toArray(UUID[]::new);
    }

    Integer[] entryPositions() {
        return transfers.stream()
                .flatMap(each -> java.util.stream.IntStream.range(
                                0, each.entries().size())
                        .boxed())
                .toArray(Integer[]::new);
    }

    List<Entry> entries() {
        return transfers.stream().flatMap(each -> each.entries().stream()).toList();
    }

    UUID[] entryAccountIds() {
        return entries().stream().map(each -> each.account().id()).toArray(UUID[]::new);
    }

    Long[] entryAmountsMinor() {
        return entries().stream().map(each -> each.amount().amountMinor()).toArray(Long[]::new);
    }
}
