package io.shuke.identity.web;

import io.shuke.identity.ExportingPeople;
import io.shuke.identity.Register;
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
@Tag(name = "Operator: people")
class PeopleExportResource {
    private static final CsvTable<Register.Entry> TABLE = CsvTable.<Register.Entry>named("customers")
            .text("nickname", Register.Entry::nickname)
            .text("phone", Register.Entry::phoneMasked)
            .word("partner", entry -> entry.partner() ? YesNo.YES : YesNo.NO)
            .time("joinedAt", Register.Entry::createdAt)
            .text("id", entry -> entry.id().toString());

    private final ExportingPeople exporting;
    private final CsvExports exports;

    PeopleExportResource(ExportingPeople exporting, CsvExports exports) {
        this.exporting = exporting;
        this.exports = exports;
    }

    private enum YesNo {
        YES,
        NO
    }

    @GetMapping(
            path = "/api/operator/people.csv",
            produces = {CsvExports.TYPE, "*/*"})
    @Access(value = Who.STAFF, rights = Right.CARE)
    @Operation(
            summary = "The list of people as a CSV file",
            description = "With the list's search; numbers are shown in part, as there. A whole file ends with"
                    + " `# rows: N`. It is audited.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = CsvExports.TYPE, schema = @Schema(type = "string")))
    void export(
            @RequestParam(required = false) @Nullable @Size(max = 100) String q,
            @RequestParam(required = false) @Pattern(regexp = "zh-CN|en") @Nullable String language,
            Caller caller,
            Locale locale,
            HttpServletResponse response) {
        var filters = new HashMap<String, @Nullable Object>();
        filters.put("q", q);
        exports.answer(
                TABLE,
                CsvExports.Asked.by(caller.person(), language, locale, filters),
                some -> exporting.read(q, some),
                response);
    }
}
