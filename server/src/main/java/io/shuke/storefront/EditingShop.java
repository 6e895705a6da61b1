package io.shuke.storefront;

import io.shuke.catalog.ProductCards;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A partner changes their own shop: its words, its look, whether it is open, and what stands on its shelf. */
@Component
public class EditingShop {
    /** How many products a shelf holds. */
    public static final int SHELF_HOLDS = 200;

    private final StoredShops shops;
    private final ProductCards products;
    private final Clock clock;

    EditingShop(StoredShops shops, ProductCards products, Clock clock) {
        this.shops = shops;
        this.products = products;
        this.clock = clock;
    }

    /** What is to change; null leaves as it is, and empty words take the words away. */
    public record Change(
            @Nullable String name,
            @Nullable String words,
            Shop.@Nullable Theme theme,
            @Nullable Banner banner,
            @Nullable Boolean open) {}

    /** A picture above the shop. */
    public record Banner(UUID mediaId, String url) {}

    /** What became of the wish. */
    public sealed interface Outcome {
        /** The shop as it is now. */
        record Edited(Shop shop) implements Outcome {}

        /** This person has no shop. */
        record NoShop() implements Outcome {}

        /** The product does not exist or is not published. */
        record NoProduct() implements Outcome {}

        /** The shelf holds all it can. */
        record ShelfFull() implements Outcome {}
    }

    @Transactional
    public Outcome edit(UUID ownerId, Change change) {
        var shop = shops.lock(ownerId);
        if (shop == null) {
            return new Outcome.NoShop();
        }
        var edited = edited(shop, change);
        shops.update(edited);
        return new Outcome.Edited(edited);
    }

    /** Puts the product at the front of the shelf; one that stands there moves to the front. */
    @Transactional
    public Outcome putOnShelf(UUID ownerId, UUID productId) {
        var shop = shops.lock(ownerId);
        if (shop == null) {
            return new Outcome.NoShop();
        }
        if (products.cardsOf(List.of(productId), false).isEmpty()) {
            return new Outcome.NoProduct();
        }
        var shelf = new ArrayList<>(shop.shelf());
        shelf.remove(productId);
        if (shelf.size() >= SHELF_HOLDS) {
            return new Outcome.ShelfFull();
        }
        shelf.addFirst(productId);
        return arranged(shop, shelf);
    }

    @Transactional
    public Outcome takeOffShelf(UUID ownerId, UUID productId) {
        var shop = shops.lock(ownerId);
        if (shop == null) {
            return new Outcome.NoShop();
        }
        var shelf = new ArrayList<>(shop.shelf());
        shelf.remove(productId);
        return arranged(shop, shelf);
    }

    private Outcome arranged(Shop shop, List<UUID> shelf) {
        shops.arrange(shop.ownerId(), shelf, clock.instant());
        return new Outcome.Edited(new Shop(
                shop.ownerId(),
                shop.handle(),
                shop.name(),
                shop.words(),
                shop.theme(),
                shop.bannerId(),
                shop.bannerUrl(),
                shop.open(),
                shop.openedAt(),
                List.copyOf(shelf)));
    }

    private static Shop edited(Shop shop, Change change) {
        var words = change.words() == null ? shop.words() : change.words().strip();
        var banner = change.banner();
        return new Shop(
                shop.ownerId(),
                shop.handle(),
                change.name() == null ? shop.name() : change.name().strip(),
                words == null || words.isEmpty() ? null : words,
                change.theme() == null ? shop.theme() : change.theme(),
                banner == null ? shop.bannerId() : banner.mediaId(),
                banner == null ? shop.bannerUrl() : banner.url(),
                change.open() == null ? shop.open() : change.open(),
                shop.openedAt(),
                shop.shelf());
    }
}
