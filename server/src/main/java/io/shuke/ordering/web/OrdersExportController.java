package io.shuke.ordering.web;

import io.shuke.ordering.ExportedOrder;
import io.shuke.ordering.ExportingOrders;
import io.shuke.ordering.OrderState;
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
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Operator: orders")
class OrdersExportController {
    private static final CsvTable<ExportedOrder> TABLE = CsvTable.<ExportedOrder>named("orders")
            .text("number", ExportedOrder::number)
            .word("state", ExportedOrder::state)
            .time("placedAt", ExportedOrder::placedAt)
            .time("paidAt", ExportedOrder::paidAt)
            .time("shippedAt", ExportedOrder::shippedAt)
            .time("receivedAt", ExportedOrder::receivedAt)
            .time("endedAt", ExportedOrder::endedAt)
            .text("lines", ExportedOrder::lines)
            .money("goods", ExportedOrder::goods)
            .money("discount", ExportedOrder::discount)
            .money("freight", ExportedOrder::freight)
            .money("total", ExportedOrder::total)
            .money("refunded", ExportedOrder::refunded)
            .text("buyer", ExportedOrder::buyerName)
            .text("recipient", ExportedOrder::recipient)
            .text("phone", ExportedOrder::phone)
            .text("address", ExportedOrder::address)
            .text("note", ExportedOrder::note);

    private final ExportingOrders exporting;
    private final CsvExports exports;

    OrdersExportController(ExportingOrders exporting, CsvExports exports) {
        this.exporting = exporting;
        this.exports = exports;
    }

    @GetMapping(
            path = "/api/operator/orders.csv",
            produces = {CsvExports.TYPE, "*/*"})
    @Access(value = Access.Who.STAFF, rights = Right.CARE)
    @Operation(
            summary = "The list of orders as a CSV file",
            description = "With the list's filters. A whole file ends with `# rows: N`. It is audited.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = CsvExports.TYPE, schema = @Schema(type = "string")))
    void export(
            Caller caller,
            @RequestParam(required = false) @Nullable OrderState state,
            @RequestParam(required = false) @Size(max = 100) @Nullable String q,
            @RequestParam(required = false) @Pattern(regexp = "zh-CN|en") @Nullable String language,
            Locale locale,
            HttpServletResponse response) {
        var filters = new HashMap<String, @Nullable Object>();
        filters.put("state", state);
        filters.put("q", q);
        exports.answer(
                TABLE,
                CsvExports.Asked.by(caller.person(), language, locale, filters),
                some -> exporting.read(state, q, some),
                response);
    }
}
