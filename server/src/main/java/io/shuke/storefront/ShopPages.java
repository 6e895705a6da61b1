package io.shuke.storefront;

import io.shuke.catalog.ProductCard;
import io.shuke.catalog.ProductCards;
import io.shuke.identity.People;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shops as readers see them: with their owner's name and face, and cards of what stands on the shelf. */
@Component
public class ShopPages {
    private final Shops shops;
    private final People people;
    private final ProductCards products;

    ShopPages(Shops shops, People people, ProductCards products) {
        this.shops = shops;
        this.people = people;
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

    /** The partner behind the shop. */
    public record ShopOwner(String nickname, @Nullable String avatarUrl) {}

    /** As the reader sees it: its owner with all that is hidden of it, who is signed in with what the goods can earn. */
    public ShopPage pageOf(Shop kept, @Nullable UUID readerId) {
        var mine = kept.ownerId().equals(readerId);
        var shop = mine ? kept : shops.asOthersRead(kept);
        var owner = people.cardsOf(List.of(shop.ownerId())).get(shop.ownerId());
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
