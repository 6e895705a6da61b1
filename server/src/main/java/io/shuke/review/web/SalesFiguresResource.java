package io.shuke.review.web;

import io.shuke.review.SalesFigures;
import io.shuke.review.SalesFigures.Figures;
import io.shuke.shared.Caller;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.Access.Who;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Reviews")
class SalesFiguresResource {
    private final SalesFigures figures;

    SalesFiguresResource(SalesFigures figures) {
        this.figures = figures;
    }

    @GetMapping("/api/shops/{handle}/sales-figures")
    @Access(Who.ANYONE)
    @Operation(summary = "What the facts say of a shop's partner: who came back, what went back, what buyers said")
    Figures ofShop(@PathVariable String handle) {
        return figures.ofShop(handle).orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
    }

    @GetMapping("/api/my/sales-figures")
    @Access(Who.PARTNER)
    @Operation(summary = "What the facts say of me as a partner")
    Figures mine(Caller caller) {
        return figures.of(caller.person());
    }
}
