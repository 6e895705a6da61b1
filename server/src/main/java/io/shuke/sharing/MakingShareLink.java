package io.shuke.sharing;

import io.shuke.shared.Ids;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes a person's link to a product, a shop, a group or the market. Anybody who is signed in may; the same wish gives the same
 * link again. Its code comes from a secure random source and its address never carries another address.
 */
@Component
public class MakingShareLink {
    private static final int CODE_LENGTH = 12;

    private final ShareTargets targets;
    private final StoredShareLinks links;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MakingShareLink(ShareTargets targets, StoredShareLinks links, ApplicationEventPublisher events, Clock clock) {
        this.targets = targets;
        this.links = links;
        this.events = events;
        this.clock = clock;
    }

    /** What is to be shared, by what way, and from which place in the shop. */
    public record Wish(
            UUID personId, ShareTarget.Kind kind, @Nullable String targetId, Channel channel, String placement) {}

    /** What became of the wish. */
    public sealed interface Outcome {
        /** This is the link. */
        record Made(ShareLink link) implements Outcome {}

        /** The product is not on sale, the shop is not open, or the group can't be joined. */
        record NothingToShow() implements Outcome {}
    }

    @Transactional
    public Outcome make(Wish wish) {
        return targets.find(wish.kind(), wish.targetId(), wish.personId())
                .<Outcome>map(target -> new Outcome.Made(store(wish, target)))
                .orElseGet(Outcome.NothingToShow::new);
    }

    private ShareLink store(Wish wish, ShareTarget target) {
        var now = clock.instant();
        var group = target.id();
        if (target.kind() == ShareTarget.Kind.GROUP && group != null) {
            events.publishEvent(new GroupShared(group, wish.personId(), now));
        }
        return links.insertOrFind(
                new ShareLink(Ids.code(CODE_LENGTH), wish.personId(), target, wish.channel(), wish.placement()), now);
    }
}
