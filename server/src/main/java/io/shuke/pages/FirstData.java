package io.shuke.pages;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.shuke.catalog.Product;
import io.shuke.catalog.ProductCard;
import io.shuke.groupbuying.GroupPage;
import io.shuke.identity.SessionState;
import io.shuke.social.PostView;
import io.shuke.social.Profiles.PersonPage;
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
        @Nullable PersonPage person,
        @Nullable PostView post,
        @Nullable GroupPage group,
        @Nullable Sharer sharer,
        @Nullable String touchToken,
        SessionState session) {
    /** What the page shows. */
    enum Kind {
        product,
        shop,
        market,
        person,
        post,
        group
    }

    /** Who shares it: all that strangers may know of them. */
    record Sharer(String nickname, @Nullable String avatarUrl) {}

    static FirstData of(PersonPage person, SessionState session) {
        return new FirstData(Kind.person, null, null, null, person, null, null, null, null, session);
    }

    static FirstData of(PostView post, SessionState session) {
        return new FirstData(Kind.post, null, null, null, null, post, null, null, null, session);
    }

    static FirstData of(GroupPage group, @Nullable Sharer sharer, @Nullable String touchToken, SessionState session) {
        return new FirstData(Kind.group, null, null, null, null, null, group, sharer, touchToken, session);
    }
}
