package io.shuke.statement.web;

import io.shuke.shared.Audit;
import io.shuke.shared.Caller;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.Right;
import io.shuke.shared.web.Access;
import io.shuke.statement.PrintingStatement;
import io.shuke.statement.Statement;
import io.shuke.statement.Statements;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A partner's month as a file, for themselves and for finance staff. */
@RestController
@Tag(name = "Payouts")
class StatementResource {
    private static final String MONTH = "20[0-9]{2}-(0[1-9]|1[0-2])";
    private static final String LANGUAGE = "zh-CN|en";
    private static final String CSV = "text/csv";

    private final Statements statements;
    private final PrintingStatement printing;
    private final Audit audit;

    StatementResource(Statements statements, PrintingStatement printing, Audit audit) {
        this.statements = statements;
        this.printing = printing;
        this.audit = audit;
    }

    @Access(Access.Who.PARTNER)
    @GetMapping(path = "/api/my/statements/{month}/pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(
            summary = "My month as a PDF",
            description = "Every movement of my accounts; opening plus movements is closing.")
    ResponseEntity<byte[]> pdf(
            @PathVariable @Pattern(regexp = MONTH) String month,
            @RequestParam(required = false) @Pattern(regexp = LANGUAGE) @Nullable String language,
            Locale locale,
            Caller caller) {
        return file(
                caller.person(),
                month,
                readers(language, locale),
                MediaType.APPLICATION_PDF_VALUE,
                "pdf",
                printing::pdf);
    }

    @Access(Access.Who.PARTNER)
    @GetMapping(path = "/api/my/statements/{month}/csv", produces = CSV)
    @Operation(summary = "My month as a table for spreadsheets")
    ResponseEntity<byte[]> csv(
            @PathVariable @Pattern(regexp = MONTH) String month,
            @RequestParam(required = false) @Pattern(regexp = LANGUAGE) @Nullable String language,
            Locale locale,
            Caller caller) {
        return file(caller.person(), month, readers(language, locale), CSV + "; charset=UTF-8", "csv", printing::csv);
    }

    @Access(value = Access.Who.STAFF, rights = Right.FINANCE)
    @GetMapping(path = "/api/operator/partners/{id}/statements/{month}/pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(summary = "A partner's month as a PDF")
    ResponseEntity<byte[]> partnersPdf(
            @PathVariable UUID id,
            @PathVariable @Pattern(regexp = MONTH) String month,
            @RequestParam(required = false) @Pattern(regexp = LANGUAGE) @Nullable String language,
            Locale locale,
            Caller caller) {
        note(caller, id, month);
        return file(id, month, readers(language, locale), MediaType.APPLICATION_PDF_VALUE, "pdf", printing::pdf);
    }

    @Access(value = Access.Who.STAFF, rights = Right.FINANCE)
    @GetMapping(path = "/api/operator/partners/{id}/statements/{month}/csv", produces = CSV)
    @Operation(summary = "A partner's month as a table for spreadsheets")
    ResponseEntity<byte[]> partnersCsv(
            @PathVariable UUID id,
            @PathVariable @Pattern(regexp = MONTH) String month,
            @RequestParam(required = false) @Pattern(regexp = LANGUAGE) @Nullable String language,
            Locale locale,
            Caller caller) {
        note(caller, id, month);
        return file(id, month, readers(language, locale), CSV + "; charset=UTF-8", "csv", printing::csv);
    }

    /** Who took whose month away, as with every list that staff take away. */
    private void note(Caller caller, UUID partner, String month) {
        audit.record(
                caller.person(),
                "export.write",
                "export:statement",
                null,
                Map.of("partner", partner, "month", month),
                null);
    }

    /** The language of the page that the link stands on goes before the browser's. */
    private static Locale readers(@Nullable String language, Locale locale) {
        return language == null ? locale : Locale.forLanguageTag(language);
    }

    private ResponseEntity<byte[]> file(
            UUID partner,
            String month,
            Locale locale,
            String type,
            String ending,
            BiFunction<Statement, Locale, byte[]> print) {
        var statement = statements
                .of(partner, YearMonth.parse(month), locale)
                .orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"shuke-statement-" + month + "." + ending + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(print.apply(statement, locale));
    }
}
