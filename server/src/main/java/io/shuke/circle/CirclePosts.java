package io.shuke.circle;

import io.shuke.catalog.ProductCard;
import io.shuke.catalog.ProductCards;
import io.shuke.shared.Page;
import io.shuke.social.PostView;
import io.shuke.social.Posts;
import io.shuke.social.Reader;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What stands in a circle: posts that are meant for its members, those among them that are announced, and a shelf. An
 * open circle's may be read by everybody, any other's by its members. Nothing where the reader may not.
 */
@Component
public class CirclePosts {
    private final Circles circles;
    private final StoredShelves shelves;
    private final Posts posts;
    private final ProductCards products;

    CirclePosts(Circles circles, StoredShelves shelves, Posts posts, ProductCards products) {
        this.circles = circles;
        this.shelves = shelves;
        this.posts = posts;
        this.products = products;
    }

    /** The latest first. */
    public Optional<Page<PostView>> page(UUID circleId, Reader reader, @Nullable String after, int limit) {
        return mayRead(circleId, reader.personId())
                ? Optional.of(posts.ofAudience(circleId, reader, after, limit))
                : Optional.empty();
    }

    /** The latest announced first; three at most. */
    public Optional<List<PostView>> announcements(UUID circleId, Reader reader) {
        return mayRead(circleId, reader.personId())
                ? Optional.of(shelves.announced(circleId).stream()
                        .flatMap(post -> posts.find(post, reader).stream())
                        .filter(post -> post.state() == PostView.State.PUBLISHED)
                        .toList())
                : Optional.empty();
    }

    /** In the keepers' order; goods that are no longer on sale are left out. */
    public Optional<List<ProductCard>> shelf(UUID circleId, @Nullable UUID readerId) {
        return mayRead(circleId, readerId)
                ? Optional.of(products.cardsOf(shelves.shelf(circleId), readerId != null))
                : Optional.empty();
    }

    boolean mayRead(UUID circleId, @Nullable UUID readerId) {
        return circles.find(circleId, readerId)
                .filter(circle -> circle.state() == CircleState.OPEN)
                .filter(circle ->
                        circle.entry() == Entry.OPEN || circle.standing().isMember())
                .isPresent();
    }
}
