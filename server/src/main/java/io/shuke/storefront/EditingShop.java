package io.shuke.storefront;

import io.shuke.catalog.ProductCards;
import io.shuke.social.Encounters;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A partner changes their own shop: its words, its look, whether it is open, and what stands on its shelf. Words that can't
 * stand are refused ({@code invalid-request} with the field); with one that is held, others see them once staff did.
 */
@Component
public class EditingShop {
    /** How many products a shelf holds. */
    public static final int SHELF_HOLDS = 200;

    private final Encounters encounters;
    private final CheckingShop checking;
    private final StoredShops shops;
    private final ProductCards products;
    private final Clock clock;

    EditingShop(Encounters encounters, CheckingShop checking, StoredShops shops, ProductCards products, Clock clock) {
        this.encounters = encounters;
        this.checking = checking;
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

        /** Staff took down what it says: what was decided about has to be what comes back. */
        record TakenDown() implements Outcome {}

        /** The product does not exist or is not published. */
        record NoProduct() implements Outcome {}

        /** The shelf holds all it can. */
        record ShelfFull() implements Outcome {}
    }

    @Transactional
    public Outcome edit(UUID ownerId, Change change) {
        encounters.hold(ownerId);
        var shop = shops.lock(ownerId);
        if (shop == null) {
            return new Outcome.NoShop();
        }
        var edited = edited(shop, change);
        if (edited.saysTheSameAs(shop)) {
            shops.update(edited);
            return new Outcome.Edited(edited);
        }
        return shop.hidden() ? new Outcome.TakenDown() : reworded(edited);
    }

    private Outcome reworded(Shop shop) {
        var held = checking.heldIn(shop.ownerId(), shop.name(), shop.words());
        shops.update(shop);
        checking.hold(shop.ownerId(), held);
        return new Outcome.Edited(held.isEmpty() ? shop : Objects.requireNonNull(shops.lock(shop.ownerId())));
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
        return new Outcome.Edited(shop.with(shelf));
    }

    private Shop edited(Shop shop, Change change) {
        var banner = change.banner();
        return new Shop(
                shop.ownerId(),
                shop.handle(),
                name(change.name(), shop.name()),
                words(change.words(), shop.words()),
                change.theme() == null ? shop.theme() : change.theme(),
                banner == null ? shop.bannerId() : banner.mediaId(),
                banner == null ? shop.bannerUrl() : banner.url(),
                change.open() == null ? shop.open() : change.open(),
                shop.openedAt(),
                shop.hidden(),
                shop.shelf());
    }

    /** What stands there stays, also where it could not be written today. */
    private String name(@Nullable String written, String before) {
        return written == null || written.strip().equals(before) ? before : checking.name(written);
    }

    private @Nullable String words(@Nullable String written, @Nullable String before) {
        return written == null || written.strip().equals(before) ? before : checking.words(written);
    }
}
