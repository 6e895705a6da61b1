package io.shuke.ledger.web;

import io.shuke.ledger.Account;
import io.shuke.ledger.AccountKind;
import io.shuke.ledger.Books;
import io.shuke.ledger.OwnerNames;
import io.shuke.ledger.Transfer.Cause;
import io.shuke.shared.Cursor;
import io.shuke.shared.Money;
import io.shuke.shared.Page;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.Right;
import io.shuke.shared.web.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The books, for finance staff. Nothing here changes anything. */
@RestController
@RequestMapping("/api/operator/ledger")
@Tag(name = "Ledger")
class LedgerController {
    private final Books books;
    private final OwnerNames names;

    LedgerController(Books books, OwnerNames names) {
        this.books = books;
        this.names = names;
    }

    /** Whether the books are right. */
    record TrialBalanceAnswer(
            Instant checkedAt,
            String currency,
            Money debits,
            Money credits,
            Money difference,
            long drift,
            List<KindBalance> rows) {}

    /** All accounts of one kind together. */
    record KindBalance(AccountKind kind, long accounts, Money balance) {}

    /** One account. */
    record LedgerAccount(
            UUID id,
            AccountKind kind,
            UUID ownerId,
            @Nullable String ownerName,
            Money balance) {}

    /** One entry of an account. */
    record LedgerEntry(UUID id, UUID transferId, Instant at, Cause cause, Money amount, Money balanceAfter) {}

    /** A transfer with all of its entries. */
    record LedgerTransfer(UUID id, Instant at, Books.State state, Cause cause, List<LedgerTransferEntry> entries) {}

    /** One account's part of a transfer. */
    record LedgerTransferEntry(
            UUID accountId,
            AccountKind accountKind,
            UUID ownerId,
            @Nullable String ownerName,
            Money amount) {}

    /** Transfers with one cause. */
    record LedgerTransfers(List<LedgerTransfer> items) {}

    @Access(value = Access.Who.STAFF, rights = Right.FINANCE)
    @GetMapping("/trial-balance")
    @Operation(
            summary = "The trial balance",
            description = "Added up from the entries. `drift` is the number of accounts whose stored balance differs.")
    TrialBalanceAnswer trialBalance() {
        var found = books.trialBalance();
        return new TrialBalanceAnswer(
                found.checkedAt(),
                found.currency(),
                found.debits(),
                found.credits(),
                found.difference(),
                found.drift(),
                found.rows().stream()
                        .map(row -> new KindBalance(row.kind(), row.accounts(), row.balance()))
                        .toList());
    }

    @Access(value = Access.Who.STAFF, rights = Right.FINANCE)
    @GetMapping("/accounts")
    @Operation(summary = "Accounts, by kind")
    Page<LedgerAccount> accounts(
            @RequestParam(required = false) @Nullable AccountKind kind,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(50) int limit) {
        var page = Page.of(
                books.accounts(kind, Cursor.decoded(after, 2), limit + 1),
                limit,
                row -> Cursor.of(row.account().kind(), row.id()));
        var known = namesOf(page.items().stream().map(Books.AccountRow::account).toList());
        return page.map(row -> new LedgerAccount(
                row.id(),
                row.account().kind(),
                row.account().ownerId(),
                known.get(row.account().id()),
                row.balance()));
    }

    @Access(value = Access.Who.STAFF, rights = Right.FINANCE)
    @GetMapping("/accounts/{id}/entries")
    @Operation(summary = "An account's entries, newest first")
    Page<LedgerEntry> entries(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(50) int limit) {
        return Page.of(
                        books.entries(id, Cursor.decoded(after, 2), limit + 1),
                        limit,
                        row -> Cursor.of(
                                row.id(), row.balanceAfter().minus(row.amount()).amountMinor()))
                .map(row -> new LedgerEntry(
                        row.id(), row.transferId(), row.at(), row.cause(), row.amount(), row.balanceAfter()));
    }

    @Access(value = Access.Who.STAFF, rights = Right.FINANCE)
    @GetMapping("/transfers/{id}")
    @Operation(summary = "A transfer with its entries")
    LedgerTransfer transfer(@PathVariable UUID id) {
        var found = books.transfer(id).orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
        return answers(List.of(found)).getFirst();
    }

    @Access(value = Access.Who.STAFF, rights = Right.FINANCE)
    @GetMapping("/transfers")
    @Operation(summary = "What one cause moved", description = "At most 200 transfers, oldest first.")
    LedgerTransfers transfers(
            @RequestParam
                    @Pattern(regexp = "[a-z][a-z-]{0,39}:[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
                    @Parameter(example = "charge:019aa0b0-7c4e-7d1a-9f00-2b7f5f0d9e11")
                    String cause) {
        var parts = cause.split(":", 2);
        return new LedgerTransfers(answers(books.transfersOf(new Cause(parts[0], UUID.fromString(parts[1])))));
    }

    private List<LedgerTransfer> answers(List<Books.TransferRow> rows) {
        var known = namesOf(rows.stream()
                .flatMap(row -> row.entries().stream())
                .map(entry -> entry.account())
                .toList());
        return rows.stream()
                .map(row -> new LedgerTransfer(
                        row.id(),
                        row.at(),
                        row.state(),
                        row.cause(),
                        row.entries().stream()
                                .map(entry -> new LedgerTransferEntry(
                                        entry.account().id(),
                                        entry.account().kind(),
                                        entry.account().ownerId(),
                                        known.get(entry.account().id()),
                                        entry.amount()))
                                .toList()))
                .toList();
    }

    /** Owner names by account id, asked for once for each kind. */
    private Map<UUID, String> namesOf(Collection<Account> accounts) {
        var byKind = accounts.stream().distinct().collect(Collectors.groupingBy(Account::kind));
        var found = new java.util.HashMap<UUID, String>();
        byKind.forEach((kind, ofKind) -> {
            var owners = names.of(kind, ofKind.stream().map(Account::ownerId).toList());
            ofKind.stream()
                    .filter(account -> owners.containsKey(account.ownerId()))
                    .forEach(account -> found.put(account.id(), owners.get(account.ownerId())));
        });
        return found;
    }
}
