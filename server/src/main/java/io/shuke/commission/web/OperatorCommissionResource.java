package io.shuke.commission.web;

import io.shuke.commission.Commission;
import io.shuke.commission.Commissions;
import io.shuke.commission.CustomerNames;
import io.shuke.commission.Role;
import io.shuke.identity.People;
import io.shuke.shared.Money;
import io.shuke.shared.Page;
import io.shuke.shared.Right;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.Access.Who;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Operator: commission")
class OperatorCommissionResource {
    private final Commissions commissions;
    private final CustomerNames names;
    private final People people;

    OperatorCommissionResource(Commissions commissions, CustomerNames names, People people) {
        this.commissions = commissions;
        this.names = names;
        this.people = people;
    }

    @Schema(name = "OperatorCommission")
    record Row(
            UUID id,
            Instant at,
            Commission.State state,
            Role role,
            Money amount,
            Money reversed,
            String productTitle,
            String orderNumber,
            @Nullable Instant releaseDue,
            String customerName,
            UUID partnerId,
            String partnerName) {}

    @GetMapping("/api/operator/commissions")
    @Access(value = Who.STAFF, rights = Right.FINANCE)
    @Operation(summary = "Everybody's commission, by order number or state, the latest first")
    Page<Row> list(
            @RequestParam(required = false) @Nullable @Size(max = 40) String order,
            @RequestParam(required = false) Commission.@Nullable State state,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit) {
        var page = commissions.pageOfAll(order == null || order.isBlank() ? null : order.strip(), state, after, limit);
        var buyers = names.of(
                page.items().stream().map(Commission::buyerId).distinct().toList());
        var partners = people.cardsOf(
                page.items().stream().map(Commission::partnerId).distinct().toList());
        return page.map(commission -> {
            var partner = partners.get(commission.partnerId());
            return row(
                    commission,
                    buyers.getOrDefault(commission.buyerId(), ""),
                    partner == null ? "–" : partner.nickname());
        });
    }

    @GetMapping("/api/operator/figures/commission")
    @Access(Who.STAFF)
    @Operation(summary = "All commission by its state")
    Commissions.Figures figures() {
        return commissions.figures();
    }

    private static Row row(Commission commission, String customer, String partner) {
        return new Row(
                commission.id(),
                commission.accruedAt(),
                commission.state(),
                commission.role(),
                commission.amount(),
                commission.reversed(),
                commission.productTitle(),
                commission.orderNumber(),
                commission.releaseDue(),
                customer,
                commission.partnerId(),
                partner);
    }
}
