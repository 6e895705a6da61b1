package io.shuke.ledger.web;

import io.shuke.ledger.Books;
import io.shuke.ledger.ExportingEntries;
import io.shuke.shared.Caller;
import io.shuke.shared.Right;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.CsvExports;
import io.shuke.shared.web.CsvTable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Pattern;
import java.util.HashMap;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Ledger")
class EntriesExportController {
    private static final CsvTable<Books.EntryRow> TABLE = CsvTable.<Books.EntryRow>named("entries")
            .time("at", Books.EntryRow::at)
            .text("cause", row -> row.cause().kind())
            .text("causeId", row -> row.cause().id().toString())
            .money("amount", Books.EntryRow::amount)
            .money("balance", Books.EntryRow::balanceAfter)
            .text("transfer", row -> row.transferId().toString())
            .text("entry", row -> row.id().toString());

    private final ExportingEntries exporting;
    private final CsvExports exports;

    EntriesExportController(ExportingEntries exporting, CsvExports exports) {
        this.exporting = exporting;
        this.exports = exports;
    }

    @GetMapping(
            path = "/api/operator/ledger/accounts/{id}/entries.csv",
            produces = {CsvExports.TYPE, "*/*"})
    @Access(value = Access.Who.STAFF, rights = Right.FINANCE)
    @Operation(
            summary = "An account's entries as a CSV file",
            description = "A whole file ends with `# rows: N`. It is audited.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = CsvExports.TYPE, schema = @Schema(type = "string")))
    void export(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Pattern(regexp = "zh-CN|en") @Nullable String language,
            Locale locale,
            HttpServletResponse response) {
        var filters = new HashMap<String, @Nullable Object>();
        filters.put("account", id);
        exports.answer(
                TABLE,
                CsvExports.Asked.by(caller.person(), language, locale, filters),
                some -> exporting.read(id, some),
                response);
    }
}
