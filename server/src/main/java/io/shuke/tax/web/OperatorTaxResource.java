package io.shuke.tax.web;

import io.shuke.shared.Caller;
import io.shuke.shared.Cursor;
import io.shuke.shared.Page;
import io.shuke.shared.Right;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.CsvExports;
import io.shuke.shared.web.CsvTable;
import io.shuke.tax.TaxMonths;
import io.shuke.tax.TaxMonths.MonthSum;
import io.shuke.tax.TaxMonths.TaxMonth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Income tax by month and person, for finance staff to declare. */
@RestController
@Tag(name = "Payouts")
class OperatorTaxResource {
    private static final String MONTH = "20[0-9]{2}-(0[1-9]|1[0-2])";
    private static final CsvTable<TaxMonth> TABLE = CsvTable.<TaxMonth>named("tax")
            .text("person", row -> row.personId().toString())
            .text("nickname", TaxMonth::nickname)
            .text("name", TaxMonth::nameMasked)
            .text("number", row -> row.numberTail() == null ? null : "****" + row.numberTail())
            .number("accounts", row -> row.accountIds().size())
            .number("payouts", TaxMonth::payouts)
            .number("months", TaxMonth::consecutiveMonths)
            .money("gross", TaxMonth::gross)
            .money("fee", TaxMonth::fee)
            .money("tax", TaxMonth::tax)
            .money("net", TaxMonth::net)
            .text("currency", row -> row.gross().currency());

    private final TaxMonths months;
    private final CsvExports exports;

    OperatorTaxResource(TaxMonths months, CsvExports exports) {
        this.months = months;
        this.exports = exports;
    }

    /** Every month, the latest first. */
    @Schema(name = "TaxMonths")
    record Months(List<MonthSum> items) {}

    @Access(value = Access.Who.STAFF, rights = Right.FINANCE)
    @GetMapping("/api/operator/tax-months")
    @Operation(summary = "Months in which something was paid, with their sums")
    Months months() {
        return new Months(months.months());
    }

    @Access(value = Access.Who.STAFF, rights = Right.FINANCE)
    @GetMapping("/api/operator/tax-months/{month}")
    @Operation(
            summary = "What was paid and withheld in a month, by person",
            description =
                    "All accounts that were verified with one number are one person. Payouts that came back are taken"
                            + " off in the month they were counted in.")
    Page<TaxMonth> month(
            @PathVariable @Pattern(regexp = MONTH) @Parameter(example = "2026-11") String month,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(50) int limit) {
        return Page.of(
                months.of(YearMonth.parse(month), Cursor.idOrNull(after), limit + 1),
                limit,
                row -> Cursor.of(row.personId()));
    }

    @Access(value = Access.Who.STAFF, rights = Right.FINANCE)
    @GetMapping(
            path = "/api/operator/tax-months/{month}/people.csv",
            produces = {CsvExports.TYPE, "*/*"})
    @Operation(summary = "The same as a CSV file", description = "A whole file ends with `# rows: N`. It is audited.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = CsvExports.TYPE, schema = @Schema(type = "string")))
    void export(
            Caller caller,
            @PathVariable @Pattern(regexp = MONTH) @Parameter(example = "2026-11") String month,
            @RequestParam(required = false) @Pattern(regexp = "zh-CN|en") @Nullable String language,
            Locale locale,
            HttpServletResponse response) {
        var filters = new HashMap<String, @Nullable Object>();
        filters.put("month", month);
        exports.answer(
                TABLE,
                CsvExports.Asked.by(caller.person(), language, locale, filters),
                some -> months.read(YearMonth.parse(month), some),
                response);
    }
}
