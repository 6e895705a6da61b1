package io.shuke.commission.web;

import io.shuke.commission.Commission;
import io.shuke.commission.ExportedCommission;
import io.shuke.commission.ExportingCommissions;
import io.shuke.shared.Caller;
import io.shuke.shared.Right;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.Access.Who;
import io.shuke.shared.web.CsvExports;
import io.shuke.shared.web.CsvTable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Operator: commission")
class CommissionsExportResource {
    private static final CsvTable<ExportedCommission> TABLE = CsvTable.<ExportedCommission>named("commissions")
            .text("order", row -> row.commission().orderNumber())
            .text("product", row -> row.commission().productTitle())
            .text("options", row -> row.commission().options())
            .number("quantity", row -> row.commission().quantity())
            .text("partner", ExportedCommission::partnerName)
            .word("role", row -> row.commission().role())
            .text("customer", ExportedCommission::customerName)
            .money("base", row -> row.commission().base())
            .money("amount", row -> row.commission().amount())
            .money("reversed", row -> row.commission().reversed())
            .word("state", row -> row.commission().state())
            .number("plan", row -> row.commission().planVersion())
            .time("accruedAt", row -> row.commission().accruedAt())
            .time("releaseDue", row -> row.commission().releaseDue())
            .time("releasedAt", row -> row.commission().releasedAt());

    private final ExportingCommissions exporting;
    private final CsvExports exports;

    CommissionsExportResource(ExportingCommissions exporting, CsvExports exports) {
        this.exporting = exporting;
        this.exports = exports;
    }

    @GetMapping(
            path = "/api/operator/commissions.csv",
            produces = {CsvExports.TYPE, "*/*"})
    @Access(value = Who.STAFF, rights = Right.FINANCE)
    @Operation(
            summary = "The list of commission as a CSV file",
            description = "With the list's filters. A whole file ends with `# rows: N`. It is audited.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = CsvExports.TYPE, schema = @Schema(type = "string")))
    void export(
            @RequestParam(required = false) @Nullable @Size(max = 40) String order,
            @RequestParam(required = false) Commission.@Nullable State state,
            @RequestParam(required = false) @Pattern(regexp = "zh-CN|en") @Nullable String language,
            Caller caller,
            Locale locale,
            HttpServletResponse response) {
        var number = order == null || order.isBlank() ? null : order.strip();
        var filters = new HashMap<String, @Nullable Object>();
        filters.put("order", number);
        filters.put("state", state);
        exports.answer(
                TABLE,
                CsvExports.Asked.by(caller.person(), language, locale, filters),
                some -> exporting.read(number, state, some),
                response);
    }
}
