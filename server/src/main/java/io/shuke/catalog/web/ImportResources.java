package io.shuke.catalog.web;

import io.shuke.catalog.Import;
import io.shuke.catalog.ImportedRow;
import io.shuke.catalog.ImportingGoods;
import io.shuke.catalog.Imports;
import io.shuke.shared.Caller;
import io.shuke.shared.Messages;
import io.shuke.shared.Page;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.Right;
import io.shuke.shared.web.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/operator/imports")
@Tag(name = "Imports")
class ImportResources {
    private final ImportingGoods importing;
    private final Imports imports;
    private final Messages messages;

    /** What became of a row, in the reader's words. */
    record ImportRow(
            @Schema(description = "as a spreadsheet numbers it; the header is row 1", example = "17")
            int row,

            @Schema(example = "linden-honey") String handle,
            Import.Outcome outcome,

            @Nullable @Schema(description = "the column", example = "Variant Price")
            String field,

            @Nullable @Schema(description = "why it is refused")
            String message) {}

    ImportResources(ImportingGoods importing, Imports imports, Messages messages) {
        this.importing = importing;
        this.imports = imports;
        this.messages = messages;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Access(value = Access.Who.STAFF, rights = Right.CATALOGUE)
    @Operation(
            summary = "Import products from a CSV file in Shopify's or WooCommerce's product export format",
            description = "UTF-8 or GB18030, at most 25 MB. Runs in the background: ask for it again to see how far "
                    + "it is. A product with a broken row is refused as a whole; the others come in. The same file "
                    + "again changes nothing. Image addresses are written down, never fetched.")
    Import start(
            @RequestPart MultipartFile file,
            @Parameter(description = "only tell what would happen") @RequestParam(defaultValue = "false")
                    boolean dryRun,
            Caller caller)
            throws IOException {
        var name = file.getOriginalFilename();
        return importing.start(caller.person(), name == null ? "" : name, file.getBytes(), dryRun);
    }

    @GetMapping
    @Access(value = Access.Who.STAFF, rights = Right.CATALOGUE)
    @Operation(summary = "Imports, the latest first")
    Page<Import> list(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit) {
        return imports.list(after, limit);
    }

    @GetMapping("/{id}")
    @Access(value = Access.Who.STAFF, rights = Right.CATALOGUE)
    @Operation(summary = "One import and how far it is")
    Import get(@PathVariable UUID id) {
        return imports.find(id).orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
    }

    @GetMapping("/{id}/rows")
    @Access(value = Access.Who.STAFF, rights = Right.CATALOGUE)
    @Operation(summary = "What became of each row")
    Page<ImportRow> rows(
            @PathVariable UUID id,
            @Parameter(description = "only rows with this outcome") @RequestParam(required = false)
                    Import.@Nullable Outcome outcome,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit,
            @Parameter(hidden = true) Locale locale) {
        get(id);
        return imports.rows(id, outcome, after, limit).map(row -> shown(row, locale));
    }

    private ImportRow shown(ImportedRow row, Locale locale) {
        var key = row.messageKey();
        var message =
                key == null ? null : messages.text(locale, key, row.arguments().toArray());
        return new ImportRow(row.row(), row.handle(), row.outcome(), row.field(), message);
    }
}
