package io.shuke.social;

import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.sharing.Channel;
import io.shuke.sharing.MakingShareLink;
import io.shuke.sharing.MakingShareLink.Outcome.Made;
import io.shuke.sharing.MakingShareLink.Wish;
import io.shuke.sharing.ShareTarget;
import io.shuke.social.StoredPosts.Locked;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Puts a post before those whom it is meant for: its place in the feeds, its topics, and the links of its goods. What is
 * meant for an audience is named under no topic and not counted on its author's page. With a word of the market's list it
 * is refused, or it waits in that place until staff have looked at it. Joins the transaction.
 */
@Component
class PublishingPost {
    private final StoredPosts posts;
    private final StoredProfiles profiles;
    private final MakingShareLink makingShareLink;
    private final ReviewingWords reviewing;
    private final ApplicationEventPublisher events;
    private final MarketClock clock;

    PublishingPost(
            StoredPosts posts,
            StoredProfiles profiles,
            MakingShareLink makingShareLink,
            ReviewingWords reviewing,
            ApplicationEventPublisher events,
            MarketClock clock) {
        this.posts = posts;
        this.profiles = profiles;
        this.makingShareLink = makingShareLink;
        this.reviewing = reviewing;
        this.events = events;
        this.clock = clock;
    }

    void publish(UUID id, UUID authorId, @Nullable UUID audienceId, PostContent content) {
        refuseEmpty(content);
        var listed = reviewing.check(authorId, "text", content.text());
        var feedId = Ids.next();
        posts.publish(id, feedId, clock.instant());
        link(id, authorId, content.tags());
        if (audienceId == null) {
            posts.list(id, authorId, feedId, content);
            profiles.countPosts(authorId, 1);
        }
        if (listed.isEmpty()) {
            events.publishEvent(new PostPublished(
                    id, authorId, List.copyOf(content.mentions().keySet()), clock.instant()));
        } else {
            reviewing.hold(ReportSubject.POST, id, listed);
        }
    }

    /**
     * Its place in the feeds stays; whom it did not name before hears of it.
     *
     * @param named whom it named before
     */
    void republish(Locked post, PostContent content, Set<UUID> named) {
        refuseEmpty(content);
        var listed = reviewing.check(post.authorId(), "text", content.text());
        if (post.audienceId() == null) {
            posts.list(post.id(), post.authorId(), Objects.requireNonNull(post.feedId()), content);
        }
        link(post.id(), post.authorId(), content.tags());
        if (!listed.isEmpty()) {
            reviewing.hold(ReportSubject.POST, post.id(), listed);
            return;
        }
        var added = content.mentions().keySet().stream()
                .filter(person -> !named.contains(person))
                .toList();
        if (!added.isEmpty()) {
            events.publishEvent(new PostPublished(post.id(), post.authorId(), added, clock.instant()));
        }
    }

    private static void refuseEmpty(PostContent content) {
        if (content.text().isEmpty() && content.pictures().isEmpty()) {
            throw new ProblemException(ProblemKind.INVALID_REQUEST).field("text", "field.missing");
        }
    }

    private void link(UUID postId, UUID authorId, List<PostDraft.Tag> tags) {
        var placement = "post-" + postId.toString().replace("-", "");
        var productOf = new LinkedHashMap<String, UUID>();
        for (var tag : tags) {
            var wish =
                    new Wish(authorId, ShareTarget.Kind.PRODUCT, tag.productId().toString(), Channel.POST, placement);
            if (!(makingShareLink.make(wish) instanceof Made made)) {
                throw new ProblemException(ProblemKind.INVALID_REQUEST).field("tags", "field.goods");
            }
            productOf.put(made.link().code(), tag.productId());
        }
        posts.addLinks(postId, productOf);
    }
}
