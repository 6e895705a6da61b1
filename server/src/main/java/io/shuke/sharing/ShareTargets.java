package io.shuke.sharing;

import io.shuke.catalog.ProductCards;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what somebody wants to share, as long as it can be shown. */
@Component
class ShareTargets {
    private final ProductCards products;
    private final SharedShops shops;
    private final SharedGroups groups;

    ShareTargets(ProductCards products, SharedShops shops, SharedGroups groups) {
        this.products = products;
        this.shops = shops;
        this.groups = groups;
    }

    /** The target, or nothing where it is gone or closed. A shop without an id is the sharer's own. */
    Optional<ShareTarget> find(ShareTarget.Kind kind, @Nullable String id, UUID sharerId) {
        return switch (kind) {
            case MARKET -> Optional.of(new ShareTarget(kind, null));
            case PRODUCT -> uuid(id).filter(this::isPublished).map(product -> new ShareTarget(kind, product));
            case SHOP ->
                shop(id, sharerId)
                        .filter(SharedShops.SharedShop::open)
                        .map(shop -> new ShareTarget(kind, shop.ownerId()));
            case GROUP ->
                uuid(id).flatMap(groups::ofId)
                        .filter(SharedGroups.SharedGroup::open)
                        .map(group -> new ShareTarget(kind, group.id(), group.productId()));
        };
    }

    private boolean isPublished(UUID product) {
        return !products.cardsOf(List.of(product), false).isEmpty();
    }

    private Optional<SharedShops.SharedShop> shop(@Nullable String id, UUID sharerId) {
        if (id == null) {
            return shops.ofOwner(sharerId);
        }
        var owner = uuid(id);
        return owner.isPresent() ? shops.ofOwner(owner.get()) : shops.byHandle(id);
    }

    private static Optional<UUID> uuid(@Nullable String id) {
        try {
            return id == null || id.length() != 36 ? Optional.empty() : Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
