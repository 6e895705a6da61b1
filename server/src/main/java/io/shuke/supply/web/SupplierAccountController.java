package io.shuke.supply.web;

import io.shuke.shared.Caller;
import io.shuke.shared.Money;
import io.shuke.shared.Page;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.web.Access;
import io.shuke.supply.StatementCsv;
import io.shuke.supply.Supplier;
import io.shuke.supply.SupplierAccount;
import io.shuke.supply.SupplierAccounts;
import io.shuke.supply.SupplierEntry;
import io.shuke.supply.SupplierPayout;
import io.shuke.supply.SupplierStatement;
import io.shuke.supply.Suppliers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A supplier's own page, account and statements. */
@RestController
@RequestMapping("/api/supplier")
@Tag(name = "Supplier: account")
class SupplierAccountController {
    private final Suppliers suppliers;
    private final SupplierAccounts accounts;
    private final StatementCsv csv;

    SupplierAccountController(Suppliers suppliers, SupplierAccounts accounts, StatementCsv csv) {
        this.suppliers = suppliers;
        this.accounts = accounts;
        this.csv = csv;
    }

    /** A supplier as its people see it. */
    @Schema(name = "OwnSupplier")
    record Own(
            UUID id,
            @Schema(example = "阿林农场") String name,
            String legalName,
            String licenceNumber,
            boolean verified,
            @Nullable LocalDate verifyAgainOn,
            Instant createdAt,
            SupplierAccount account) {
        static Own of(Supplier supplier, SupplierAccount account) {
            return new Own(
                    supplier.id(),
                    supplier.name(),
                    supplier.facts().legalName(),
                    supplier.facts().licenceNumber(),
                    supplier.verified(),
                    supplier.verifyAgainOn(),
                    supplier.createdAt(),
                    account);
        }
    }

    /** Money that is paid to a supplier, as its people see it: who of the market's staff did what is not theirs. */
    @Schema(name = "OwnSupplierPayout")
    record OwnPayout(
            UUID id,
            @Schema(example = "SP8K2M4N6P8Q2R") String number,
            Money amount,
            SupplierPayout.State state,
            @Nullable String bankName,
            @Nullable String bankAccount,
            Instant preparedAt,
            @Nullable Instant endedAt,
            @Nullable @Schema(example = "ABC20261126000123") String reference,
            @Nullable String reason) {
        static OwnPayout of(SupplierPayout payout) {
            return new OwnPayout(
                    payout.id(),
                    payout.number(),
                    payout.amount(),
                    payout.state(),
                    payout.bankName(),
                    payout.bankAccount(),
                    payout.preparedAt(),
                    payout.endedAt(),
                    payout.reference(),
                    payout.reason());
        }
    }

    @GetMapping
    @Access(Access.Who.SUPPLIER)
    @Operation(summary = "Who we are, and what we are owed")
    Own own(Caller caller) {
        var supplier = suppliers.find(caller.supplier()).orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
        return Own.of(supplier, accounts.of(supplier.id()));
    }

    @GetMapping("/entries")
    @Access(Access.Who.SUPPLIER)
    @Operation(summary = "What moved my account, newest first")
    Page<SupplierEntry> entries(
            Caller caller,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit) {
        return accounts.entriesOf(caller.supplier(), after, limit);
    }

    @GetMapping("/payouts")
    @Access(Access.Who.SUPPLIER)
    @Operation(summary = "What is paid to me, newest first")
    Page<OwnPayout> payouts(
            Caller caller,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit) {
        return accounts.payoutsOf(caller.supplier(), after, limit).map(OwnPayout::of);
    }

    @GetMapping("/statements/{month}")
    @Access(Access.Who.SUPPLIER)
    @Operation(summary = "My statement of a month", description = "In the market's time zone, as 2026-11.")
    SupplierStatement statement(Caller caller, @PathVariable String month) {
        return accounts.statementOf(caller.supplier(), month(month))
                .orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
    }

    @GetMapping(path = "/statements/{month}/file", produces = "text/csv")
    @Access(Access.Who.SUPPLIER)
    @Operation(summary = "My statement of a month, as a CSV file")
    ResponseEntity<byte[]> file(Caller caller, @PathVariable String month, Locale locale) {
        var statement = statement(caller, month);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header("Content-Disposition", "attachment; filename=\"statement-" + statement.month() + ".csv\"")
                .body(csv.of(statement, locale));
    }

    private static YearMonth month(String written) {
        try {
            return YearMonth.parse(written);
        } catch (DateTimeParseException e) {
            throw new ProblemException(ProblemKind.NOT_FOUND, e);
        }
    }
}
