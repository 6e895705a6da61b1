package io.shuke.circle;

import io.shuke.catalog.ProductCards;
import io.shuke.shared.MarketClock;
import io.shuke.social.Audiences;
import io.shuke.social.Posts;
import io.shuke.social.Reader;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What who keeps a circle does about what stands in it: announces a post, takes one out – it is its author's draft again –
 * and fills the shelf. False where there is no such circle that they keep, or no such post or goods. Joins the caller's
 * transaction, which must be left on a refusal.
 */
@Component
public class ArrangingCircle {
    public static final int MOST_ON_SHELF = 24;
    static final int MOST_ANNOUNCED = 3;

    private final StoredCircles circles;
    private final StoredMembers members;
    private final StoredShelves shelves;
    private final Posts posts;
    private final Audiences audiences;
    private final ProductCards products;
    private final MarketClock clock;

    ArrangingCircle(
            StoredCircles circles,
            StoredMembers members,
            StoredShelves shelves,
            Posts posts,
            Audiences audiences,
            ProductCards products,
            MarketClock clock) {
        this.circles = circles;
        this.members = members;
        this.shelves = shelves;
        this.posts = posts;
        this.audiences = audiences;
        this.products = products;
        this.clock = clock;
    }

    @Transactional
    public boolean announce(UUID keeperId, UUID circleId, UUID postId) {
        if (!keeps(keeperId, circleId) || !hasPost(keeperId, circleId, postId)) {
            return false;
        }
        shelves.announce(circleId, postId, MOST_ANNOUNCED, clock.instant());
        return true;
    }

    @Transactional
    public boolean unannounce(UUID keeperId, UUID circleId, UUID postId) {
        if (!keeps(keeperId, circleId)) {
            return false;
        }
        shelves.unannounce(circleId, postId);
        return true;
    }

    @Transactional
    public boolean takeOut(UUID keeperId, UUID circleId, UUID postId) {
        if (!keeps(keeperId, circleId) || !audiences.takeOut(circleId, postId)) {
            return false;
        }
        shelves.unannounce(circleId, postId);
        return true;
    }

    /** Goods on sale, each once, in this order. */
    @Transactional
    public boolean fillShelf(UUID keeperId, UUID circleId, List<UUID> productIds) {
        var wanted = productIds.stream().distinct().toList();
        if (!keeps(keeperId, circleId)) {
            return false;
        }
        if (wanted.size() > MOST_ON_SHELF || products.cardsOf(wanted, false).size() != wanted.size()) {
            throw CheckingCircle.wrong("productIds", "field.goods");
        }
        shelves.arrange(circleId, wanted);
        return true;
    }

    private boolean hasPost(UUID keeperId, UUID circleId, UUID postId) {
        return posts.find(postId, new Reader(keeperId, Locale.ENGLISH))
                .filter(post -> circleId.equals(post.audienceId()) && post.publishedAt() != null)
                .isPresent();
    }

    private boolean keeps(UUID keeperId, UUID circleId) {
        return circles.lock(circleId).filter(StoredCircles.Locked::isOpen).isPresent()
                && members.standingOf(circleId, keeperId).keeps();
    }
}
