package io.shuke.pages;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.shuke.catalog.Product;
import io.shuke.catalog.ProductCard;
import io.shuke.identity.SessionState;
import io.shuke.storefront.ShopPages.ShopPage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the shop's scripts need first, inlined into a page so that they ask for nothing before they show it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FirstData(
        Kind kind,
        @Nullable Product product,
        @Nullable ShopPage shop,
        @Nullable List<ProductCard> shelf,
        @Nullable Sharer sharer,
        @Nullable String touchToken,
        SessionState session) {
    /** What the page shows. */
    enum Kind {
        product,
        shop,
        market
    }

    /** Who shares it: all that strangers may know of them. */
    record Sharer(String nickname, @Nullable String avatarUrl) {}
}
