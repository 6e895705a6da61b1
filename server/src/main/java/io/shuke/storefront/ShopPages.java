package io.shuke.storefront;

import io.shuke.catalog.ProductCard;
import io.shuke.catalog.ProductCards;
import io.shuke.identity.People;
import io.shuke.social.Encounters;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shops as readers see them: with their owner's name and face, and cards of what stands on the shelf. */
@Component
public class ShopPages {
    private final People people;
    private final Encounters encounters;
    private final ProductCards products;

    ShopPages(People people, Encounters encounters, ProductCards products) {
        this.people = people;
        this.encounters = encounters;
        this.products = products;
    }

    /**
     * A shop's page. Products that are no longer published are left out.
     *
     * @param mine whether the reader is the partner behind it
     * @param hidden told to its owner alone: nobody else sees its name, words and banner
     */
    public record ShopPage(
            String handle,
            String name,
            @Nullable String words,
            @Nullable String bannerUrl,
            ShopOwner owner,
            boolean open,
            Shop.Theme theme,
            boolean mine,
            boolean hidden,
            List<ProductCard> shelf) {}

    /** The partner behind the shop; without a name and a face to whom they do not meet. */
    public record ShopOwner(String nickname, @Nullable String avatarUrl) {}

    /** As its owner sees it. */
    public ShopPage pageOf(Shop shop) {
        return pageOf(shop, shop.ownerId());
    }

    /** Who is signed in sees what the goods earn; the owner alone, what is hidden of it. */
    public ShopPage pageOf(Shop kept, @Nullable UUID readerId) {
        var met = readerId == null || encounters.canMeet(kept.ownerId(), readerId);
        var owner = met ? people.cardsOf(List.of(kept.ownerId())).get(kept.ownerId()) : null;
        var mine = kept.ownerId().equals(readerId);
        var shop = mine || !kept.hidden() ? kept : kept.withoutWords(owner == null ? kept.handle() : owner.nickname());
        return new ShopPage(
                shop.handle(),
                shop.name(),
                shop.words(),
                shop.bannerUrl(),
                owner == null ? new ShopOwner("", null) : new ShopOwner(owner.nickname(), owner.avatarUrl()),
                shop.open(),
                shop.theme(),
                mine,
                mine && shop.hidden(),
                shop.shelf().isEmpty() ? List.of() : products.cardsOf(shop.shelf(), readerId != null));
    }
}
