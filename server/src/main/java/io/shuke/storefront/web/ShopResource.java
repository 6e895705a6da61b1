package io.shuke.storefront.web;

import io.shuke.shared.Caller;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.Access.Who;
import io.shuke.storefront.OpeningShop;
import io.shuke.storefront.ShopPages;
import io.shuke.storefront.ShopPages.ShopPage;
import io.shuke.storefront.Shops;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Shops", description = "Partners' own shops")
class ShopResource {
    private final OpeningShop openingShop;
    private final Shops shops;
    private final ShopPages pages;

    ShopResource(OpeningShop openingShop, Shops shops, ShopPages pages) {
        this.openingShop = openingShop;
        this.shops = shops;
        this.pages = pages;
    }

    @Schema(name = "ShopDraft")
    record Draft(
            @Nullable @Size(max = 40) @Schema(description = "after my name where it is absent", example = "小林的小店")
            String name) {}

    @PostMapping("/api/shops")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Who.PERSON)
    @Operation(
            summary = "Open my shop and become a partner",
            description = "Free, and needs no purchase. Again, it answers the shop that I have.")
    ShopPage open(@Valid @RequestBody Draft draft, Caller caller, Locale locale) {
        return pages.pageOf(openingShop.open(caller.person(), draft.name(), locale));
    }

    @GetMapping("/api/shops/{handle}")
    @Access(Who.ANYONE)
    @Operation(summary = "A partner's shop", description = "A closed one answers 410.")
    ShopPage shop(@PathVariable String handle, Caller caller) {
        var shop = shops.find(handle).orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
        if (!shop.open()) {
            throw new ProblemException(ProblemKind.CLOSED);
        }
        return pages.pageOf(shop, caller.personId());
    }
}
