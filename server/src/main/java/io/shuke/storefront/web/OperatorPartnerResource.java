package io.shuke.storefront.web;

import io.shuke.identity.People;
import io.shuke.shared.Page;
import io.shuke.shared.Right;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.Access.Who;
import io.shuke.sharing.Bindings;
import io.shuke.storefront.Shop;
import io.shuke.storefront.Shops;
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
@Tag(name = "Operator: partners and bindings")
class OperatorPartnerResource {
    private final Shops shops;
    private final Bindings bindings;
    private final People people;

    OperatorPartnerResource(Shops shops, Bindings bindings, People people) {
        this.shops = shops;
        this.bindings = bindings;
        this.people = people;
    }

    @Schema(name = "PartnerRow")
    record View(
            UUID id, String nickname, String shopHandle, String shopName, boolean open, int customers, Instant since) {}

    @GetMapping("/api/operator/partners")
    @Access(value = Who.STAFF, rights = Right.CARE)
    @Operation(summary = "Partners with their shops and how many customers they own", description = "Latest first.")
    Page<View> list(
            @RequestParam(required = false) @Nullable @Size(max = 60) String q,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit) {
        var page = shops.page(q, after, limit);
        var owners = page.items().stream().map(Shop::ownerId).toList();
        var names = people.cardsOf(owners);
        var customers = bindings.countsOf(owners);
        return page.map(shop -> {
            var card = names.get(shop.ownerId());
            return new View(
                    shop.ownerId(),
                    card == null ? "–" : card.nickname(),
                    shop.handle(),
                    shop.name(),
                    shop.open(),
                    customers.getOrDefault(shop.ownerId(), 0),
                    shop.openedAt());
        });
    }
}
