package io.shuke.social;

import io.shuke.shared.Allowances;
import io.shuke.shared.Allowances.Allowance;
import io.shuke.shared.MarketClock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Likes and saves posts, and takes either back. Again, each changes nothing; a post's count moves with the row that is
 * written or removed and never without, whatever happens at once. 300 in ten minutes are allowed.
 */
@Component
public class Reactions {
    private static final int IN_TEN_MINUTES = 300;
    private static final int VIEWS_IN_TEN_MINUTES = 600;

    /** Behind one network are many browsers, and as many as somebody likes to make up. */
    private static final int VIEWS_A_DAY_OF_A_NETWORK = 60;

    private final Presence presence;
    private final StoredReactions stored;
    private final Allowances allowances;
    private final MarketClock clock;

    Reactions(Presence presence, StoredReactions stored, Allowances allowances, MarketClock clock) {
        this.presence = presence;
        this.stored = stored;
        this.allowances = allowances;
        this.clock = clock;
    }

    /** Ways to react to a post. */
    public enum Kind {
        LIKE("post_like", "likes"),
        SAVE("post_save", "saves");

        /** Where such reactions are kept. */
        final String table;

        /** The column of a post that counts them. */
        final String count;

        Kind(String table, String count) {
            this.table = table;
            this.count = count;
        }
    }

    /** False where the person meets no such post. */
    @Transactional
    public boolean add(UUID personId, UUID postId, Kind kind) {
        presence.hold(personId);
        allowances.useOrRefuse(
                new Allowance("react:person:" + personId, IN_TEN_MINUTES, Duration.ofMinutes(10), Duration.ZERO),
                clock.unmoved());
        if (!stored.canSee(postId, personId)) {
            return false;
        }
        stored.add(personId, postId, kind, clock.instant());
        return true;
    }

    /** One's own is one's own to take back, also where one of the two has blocked the other since. */
    @Transactional
    public void remove(UUID personId, UUID postId, Kind kind) {
        presence.hold(personId);
        stored.remove(personId, postId, kind);
    }

    /** Who looks at a post: a person, or nobody's browser, somewhere. */
    public record Viewer(@Nullable UUID personId, UUID visitorId, String network) {
        UUID id() {
            return personId == null ? visitorId : personId;
        }
    }

    /**
     * Counts that somebody opened the post, once; its author doesn't count. Of a person 600 in ten minutes count, of a
     * network's browsers as many, and sixty of each post a day: whatever is more is passed over in silence. False where
     * they meet no such post.
     */
    @Transactional
    public boolean view(Viewer viewer, UUID postId) {
        if (!stored.canSee(postId, Sight.reader(viewer.personId()))) {
            return false;
        }
        if (allowances.use(viewsOf(viewer, postId), clock.unmoved()).isEmpty()) {
            stored.view(viewer.id(), postId, clock.instant());
        }
        return true;
    }

    private static List<Allowance> viewsOf(Viewer viewer, UUID postId) {
        var who = viewer.personId() == null ? "network:" + viewer.network() : "person:" + viewer.personId();
        var often = new Allowance("view:" + who, VIEWS_IN_TEN_MINUTES, Duration.ofMinutes(10), Duration.ZERO);
        return viewer.personId() == null
                ? List.of(
                        often,
                        new Allowance(
                                "view-day:" + who + ":post:" + postId,
                                VIEWS_A_DAY_OF_A_NETWORK,
                                Duration.ofDays(1),
                                Duration.ZERO))
                : List.of(often);
    }
}
