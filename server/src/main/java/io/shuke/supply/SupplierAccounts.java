package io.shuke.supply;

import io.shuke.ledger.Account;
import io.shuke.ledger.AccountKind;
import io.shuke.ledger.Balances;
import io.shuke.ledger.Purse;
import io.shuke.ordering.Deliveries;
import io.shuke.ordering.Deliveries.SoldLine;
import io.shuke.ordering.ReadingOrders;
import io.shuke.shared.Cursor;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Money;
import io.shuke.shared.Page;
import io.shuke.supply.SupplierEntries.Found;
import io.shuke.supply.SupplierEntry.Kind;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what suppliers are owed, entry by entry, and what was paid to them. */
@Component
@Transactional(readOnly = true)
public class SupplierAccounts {
    private final Balances balances;
    private final SupplierEntries entries;
    private final StoredSupplierPayouts payouts;
    private final StoredSuppliers suppliers;
    private final Deliveries deliveries;
    private final ReadingOrders orders;

    SupplierAccounts(
            Balances balances,
            SupplierEntries entries,
            StoredSupplierPayouts payouts,
            StoredSuppliers suppliers,
            Deliveries deliveries,
            ReadingOrders orders) {
        this.balances = balances;
        this.entries = entries;
        this.payouts = payouts;
        this.suppliers = suppliers;
        this.deliveries = deliveries;
        this.orders = orders;
    }

    public SupplierAccount of(UUID supplierId) {
        var pending = Purse.SUPPLIER.pending(supplierId);
        var available = Purse.SUPPLIER.available(supplierId);
        var debt = Purse.SUPPLIER.debt(supplierId);
        var inPayout = Account.of(AccountKind.SUPPLIER_IN_PAYOUT, supplierId);
        var found = balances.of(List.of(pending, available, inPayout, debt));
        return new SupplierAccount(
                amount(found, pending),
                amount(found, available),
                amount(found, inPayout),
                amount(found, debt).negated());
    }

    /** Newest first, each with its order and line; payouts from the moment they are prepared. */
    public Page<SupplierEntry> entriesOf(UUID supplierId, @Nullable String after, int limit) {
        var page =
                Page.of(entries.page(supplierId, Cursor.idOrNull(after), limit + 1), limit, row -> Cursor.of(row.id()));
        var lines = linesOf(page.items());
        var numbers = numbersOf(page.items());
        return page.map(row -> shown(row, lines, numbers));
    }

    public Page<SupplierPayout> payoutsOf(UUID supplierId, @Nullable String after, int limit) {
        return page(supplierId, null, after, limit);
    }

    /** Payouts of all suppliers, newest first. */
    public Page<SupplierPayout> payouts(SupplierPayout.@Nullable State state, @Nullable String after, int limit) {
        return page(null, state, after, limit);
    }

    public Optional<SupplierPayout> payout(UUID payoutId) {
        return payouts.find(payoutId);
    }

    /** The supplier's month; nothing where there is no such supplier. */
    public Optional<SupplierStatement> statementOf(UUID supplierId, YearMonth month) {
        return suppliers.find(supplierId).map(supplier -> statement(supplier, month));
    }

    private SupplierStatement statement(Supplier supplier, YearMonth month) {
        var start = month.atDay(1).atStartOfDay(MarketClock.ZONE).toInstant();
        var end = month.plusMonths(1).atDay(1).atStartOfDay(MarketClock.ZONE).toInstant();
        var found = entries.between(supplier.id(), start, end);
        var lines = linesOf(found);
        var numbers = numbersOf(found);
        var shown = found.stream().map(row -> shown(row, lines, numbers)).toList();
        return new SupplierStatement(
                month.toString(),
                supplier.name(),
                supplier.facts().legalName(),
                sum(shown, Kind.SALE),
                sum(shown, Kind.COUPON),
                sum(shown, Kind.REVERSAL),
                sum(shown, Kind.PAYOUT),
                shown);
    }

    private Page<SupplierPayout> page(
            @Nullable UUID supplierId, SupplierPayout.@Nullable State state, @Nullable String after, int limit) {
        var found = payouts.page(supplierId, state, Cursor.idOrNull(after), limit + 1);
        return Page.of(found, limit, payout -> Cursor.of(payout.id()));
    }

    private Map<UUID, SoldLine> linesOf(List<Found> found) {
        return deliveries.linesOf(found.stream()
                .map(Found::orderId)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    }

    private Map<UUID, String> numbersOf(List<Found> found) {
        return orders.numbersOf(found.stream()
                .map(Found::orderId)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    }

    private static SupplierEntry shown(Found row, Map<UUID, SoldLine> lines, Map<UUID, String> numbers) {
        var line = row.lineId() == null ? null : lines.get(row.lineId());
        return new SupplierEntry(
                row.id(),
                row.kind(),
                row.at(),
                row.orderId() == null ? null : numbers.get(row.orderId()),
                line == null ? null : line.title(),
                line == null ? null : line.options(),
                line == null || row.kind() != Kind.SALE ? null : line.quantity(),
                row.amount(),
                row.state(),
                row.reference());
    }

    private static Money sum(List<SupplierEntry> entries, Kind kind) {
        return entries.stream()
                .filter(entry -> entry.kind() == kind)
                .map(SupplierEntry::amount)
                .reduce(Money.cny(0), Money::plus);
    }

    private static Money amount(Map<Account, Money> found, Account account) {
        return found.getOrDefault(account, Money.cny(0));
    }
}
