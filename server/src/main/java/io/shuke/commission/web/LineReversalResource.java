package io.shuke.commission.web;

import io.shuke.commission.LineReversals;
import io.shuke.commission.Role;
import io.shuke.identity.People;
import io.shuke.shared.Money;
import io.shuke.shared.Right;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.Access.Who;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whose commission a refund touches, for staff who decide about it. */
@RestController
@Tag(name = "Operator: commission")
class LineReversalResource {
    private final LineReversals reversals;
    private final People people;

    LineReversalResource(LineReversals reversals, People people) {
        this.reversals = reversals;
        this.people = people;
    }

    @Schema(name = "LineReversal")
    record Row(
            UUID partnerId,
            String partnerName,
            Role role,
            Money amount,
            Money back,

            @Schema(description = "the part that the partner no longer had: what they earn next pays it")
            Money debt,

            boolean released) {}

    @GetMapping("/api/operator/order-lines/{lineId}/reversal-quote")
    @Access(value = Who.STAFF, rights = Right.CARE)
    @Operation(summary = "What a refund of so much of a line would take back of its commission")
    List<Row> quote(@PathVariable UUID lineId, @RequestParam @Min(1) long amountMinor) {
        return rows(reversals.foreseen(lineId, Money.cny(amountMinor)));
    }

    @GetMapping("/api/operator/order-lines/{lineId}/reversals")
    @Access(value = Who.STAFF, rights = Right.CARE)
    @Operation(summary = "What the refund of an after-sale took back of a line's commission")
    List<Row> reversals(@PathVariable UUID lineId, @RequestParam UUID afterSaleId) {
        return rows(reversals.of(lineId, afterSaleId));
    }

    private List<Row> rows(List<LineReversals.Part> parts) {
        var partners = people.cardsOf(
                parts.stream().map(LineReversals.Part::partnerId).distinct().toList());
        return parts.stream()
                .map(part -> {
                    var partner = partners.get(part.partnerId());
                    return new Row(
                            part.partnerId(),
                            partner == null ? "–" : partner.nickname(),
                            part.role(),
                            part.amount(),
                            part.back(),
                            part.debt(),
                            part.released());
                })
                .toList();
    }
}
