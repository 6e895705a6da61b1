package io.shuke.insight.web;

import io.shuke.insight.SalesFigures;
import io.shuke.insight.SalesFigures.SalesDay;
import io.shuke.shared.web.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Figures")
class FiguresController {
    private static final int LONGEST = 400;

    private final SalesFigures sales;

    record SalesFiguresAnswer(SalesDay today, List<SalesDay> days) {}

    FiguresController(SalesFigures sales) {
        this.sales = sales;
    }

    @GetMapping("/api/operator/figures/sales")
    @Access(Access.Who.STAFF)
    @Operation(summary = "What was paid and given back, day by day", description = "Counted within a second or two.")
    SalesFiguresAnswer sales(@RequestParam(defaultValue = "30") @Min(1) @Max(LONGEST) int days) {
        var figures = sales.lastDays(days);
        return new SalesFiguresAnswer(figures.getLast(), figures);
    }
}
