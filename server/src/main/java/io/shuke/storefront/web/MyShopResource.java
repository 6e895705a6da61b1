package io.shuke.storefront.web;

import io.shuke.catalog.Pictures;
import io.shuke.shared.Caller;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.Access.Who;
import io.shuke.storefront.EditingShop;
import io.shuke.storefront.EditingShop.Banner;
import io.shuke.storefront.EditingShop.Change;
import io.shuke.storefront.EditingShop.Outcome;
import io.shuke.storefront.Shop;
import io.shuke.storefront.ShopPages;
import io.shuke.storefront.ShopPages.ShopPage;
import io.shuke.storefront.Shops;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Shops")
class MyShopResource {
    private final EditingShop editingShop;
    private final Shops shops;
    private final ShopPages pages;
    private final Pictures pictures;

    MyShopResource(EditingShop editingShop, Shops shops, ShopPages pages, Pictures pictures) {
        this.editingShop = editingShop;
        this.shops = shops;
        this.pages = pages;
        this.pictures = pictures;
    }

    @Schema(name = "ShopChange", description = "What is absent stays as it is.")
    record Draft(
            @Nullable @Size(min = 1, max = 40) @Pattern(regexp = ".*\\S.*")
            String name,

            @Nullable @Size(max = 300) String words,
            Shop.@Nullable Theme theme,

            @Nullable @Schema(description = "A picture that I uploaded")
            UUID bannerMediaId,

            @Nullable Boolean open) {}

    @GetMapping("/api/my/shop")
    @Access(Who.PERSON)
    @Operation(summary = "My shop, open or closed")
    ShopPage mine(Caller caller) {
        return shops.find(caller.person())
                .map(pages::pageOf)
                .orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
    }

    @PatchMapping("/api/my/shop")
    @Access(Who.PERSON)
    @Operation(summary = "Change my shop")
    ShopPage edit(@Valid @RequestBody Draft draft, Caller caller) {
        var banner = draft.bannerMediaId() == null ? null : banner(caller.person(), draft.bannerMediaId());
        return answer(editingShop.edit(
                caller.person(), new Change(draft.name(), draft.words(), draft.theme(), banner, draft.open())));
    }

    private Banner banner(UUID personId, UUID mediaId) {
        return pictures.uploadedBy(personId, mediaId)
                .map(picture -> new Banner(picture.id(), picture.large()))
                .orElseThrow(() ->
                        new ProblemException(ProblemKind.INVALID_REQUEST).field("bannerMediaId", "field.invalid"));
    }

    @PutMapping("/api/my/shop/shelf/{productId}")
    @Access(Who.PERSON)
    @Operation(summary = "Put a product at the front of my shelf", description = "A shelf holds 200 products.")
    ShopPage put(@PathVariable UUID productId, Caller caller) {
        return answer(editingShop.putOnShelf(caller.person(), productId));
    }

    @DeleteMapping("/api/my/shop/shelf/{productId}")
    @Access(Who.PERSON)
    @Operation(summary = "Take a product off my shelf")
    ShopPage takeOff(@PathVariable UUID productId, Caller caller) {
        return answer(editingShop.takeOffShelf(caller.person(), productId));
    }

    private ShopPage answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Edited edited -> pages.pageOf(edited.shop());
            case Outcome.NoShop ignored -> throw new ProblemException(ProblemKind.SHOP_NEEDED);
            case Outcome.TakenDown ignored -> throw new ProblemException(ProblemKind.SHOP_TAKEN_DOWN);
            case Outcome.NoProduct ignored -> throw new ProblemException(ProblemKind.NOT_FOUND);
            case Outcome.ShelfFull ignored ->
                throw new ProblemException(ProblemKind.SHELF_FULL).with(EditingShop.SHELF_HOLDS);
        };
    }
}
