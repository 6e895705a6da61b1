package io.shuke.commission.web;

import io.shuke.commission.Commissions;
import io.shuke.commission.Commissions.CustomerSales;
import io.shuke.commission.CustomerNames;
import io.shuke.identity.ConsentKind;
import io.shuke.identity.People;
import io.shuke.shared.Caller;
import io.shuke.shared.Money;
import io.shuke.shared.Page;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.Access.Who;
import io.shuke.sharing.Bindings;
import io.shuke.sharing.Bindings.Bound;
import io.shuke.sharing.Bindings.Change;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Earnings")
class MyCustomerResource {
    private final Bindings bindings;
    private final Commissions commissions;
    private final CustomerNames names;
    private final People people;

    MyCustomerResource(Bindings bindings, Commissions commissions, CustomerNames names, People people) {
        this.bindings = bindings;
        this.commissions = commissions;
        this.names = names;
        this.people = people;
    }

    @Schema(name = "Customer")
    record View(
            @Schema(description = "as the customer agreed, else only the first letter")
            String name,

            Instant boundSince,

            @Schema(description = "that earned me something")
            int orders,

            @Nullable @Schema(description = "where the customer agreed to show purchases")
            Money spent) {}

    @Schema(name = "CustomerChange")
    record PastChange(
            Instant at,
            String customerName,
            boolean gained,
            @Nullable String reason) {}

    @GetMapping("/api/my/customers")
    @Access(Who.PARTNER)
    @Operation(summary = "The customers bound to me, the latest first")
    Page<View> list(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit,
            Caller caller) {
        var page = bindings.page(caller.person(), after, limit);
        var customers = page.items().stream().map(Bound::customerId).toList();
        var known = names.of(customers);
        var sales = commissions.salesOf(caller.person(), customers);
        var showing = people.granting(ConsentKind.SHOW_PURCHASES, customers);
        var none = new CustomerSales(0, Money.cny(0));
        return page.map(bound -> {
            var sum = sales.getOrDefault(bound.customerId(), none);
            return new View(
                    known.getOrDefault(bound.customerId(), ""),
                    bound.since(),
                    sum.orders(),
                    showing.contains(bound.customerId()) ? sum.spent() : null);
        });
    }

    @GetMapping("/api/my/customer-changes")
    @Access(Who.PARTNER)
    @Operation(summary = "Customers that staff gave me or took from me, each with the reason")
    Page<PastChange> changes(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit,
            Caller caller) {
        var page = bindings.changesConcerning(caller.person(), after, limit);
        var known = names.of(
                page.items().stream().map(Change::customerId).distinct().toList());
        return page.map(change -> new PastChange(
                change.at(),
                known.getOrDefault(change.customerId(), ""),
                caller.person().equals(change.partnerId()),
                change.reason()));
    }
}
