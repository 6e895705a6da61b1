package io.shuke.social;

import io.shuke.shared.Allowances;
import io.shuke.shared.Allowances.Allowance;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.social.StoredPosts.Locked;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes, edits and publishes posts. A draft is its author's alone and keeps no history; what was published is kept as
 * it was before each edit. Goods on a published post carry the author's own share link, made here, so that who comes
 * through them counts as the author's visitor by the rules for every link. A hundred posts are begun a day at most, and
 * fifty drafts kept.
 */
@Component
public class WritingPost {
    private static final int A_DAY = 100;
    private static final int IN_TEN_MINUTES = 20;
    private static final int MOST_DRAFTS = 50;

    private final Presence presence;
    private final CheckingDraft checking;
    private final StoredPosts posts;
    private final StoredAudiences audiences;
    private final PublishingPost publishing;
    private final Allowances allowances;
    private final MarketClock clock;

    WritingPost(
            Presence presence,
            CheckingDraft checking,
            StoredPosts posts,
            StoredAudiences audiences,
            PublishingPost publishing,
            Allowances allowances,
            MarketClock clock) {
        this.presence = presence;
        this.checking = checking;
        this.posts = posts;
        this.audiences = audiences;
        this.publishing = publishing;
        this.allowances = allowances;
        this.clock = clock;
    }

    /** What became of the wish. */
    public sealed interface Outcome {
        record Written(UUID postId, int version) implements Outcome {}

        /** There is no such post of this author's, or they are not among those whom it is meant for. */
        record NotThere() implements Outcome {}

        /** Somebody edited it since: the author's other device. */
        record EditedMeanwhile() implements Outcome {}
    }

    @Transactional
    public Outcome write(UUID authorId, PostDraft draft, boolean publish) {
        return write(authorId, null, draft, publish);
    }

    /** @param audienceId the people whom it is meant for, of whom its author is one; everybody where there is none */
    @Transactional
    public Outcome write(UUID authorId, @Nullable UUID audienceId, PostDraft draft, boolean publish) {
        presence.hold(authorId);
        if (!mayWriteFor(audienceId, authorId)) {
            return new Outcome.NotThere();
        }
        var content = checking.check(authorId, draft);
        allow(authorId);
        if (!publish && posts.draftsOf(authorId) >= MOST_DRAFTS) {
            throw new ProblemException(ProblemKind.DRAFTS_FULL).with(MOST_DRAFTS);
        }
        var id = Ids.next();
        posts.insert(id, authorId, audienceId, content, clock.instant());
        posts.arrange(id, content);
        if (publish) {
            publishing.publish(new Locked(id, authorId, 1, null, content.text(), audienceId), content);
        }
        return new Outcome.Written(id, 1);
    }

    /** Replaces the whole of it; {@code version} is the one that the author saw. */
    @Transactional
    public Outcome edit(UUID authorId, UUID postId, int version, PostDraft draft, boolean publish) {
        presence.hold(authorId);
        var post = posts.lock(authorId, postId).orElse(null);
        if (post == null || ((post.published() || publish) && !mayWriteFor(post.audienceId(), authorId))) {
            return new Outcome.NotThere();
        }
        if (post.version() != version) {
            return new Outcome.EditedMeanwhile();
        }
        var content = checking.check(authorId, draft);
        if (post.published()) {
            posts.keepVersion(postId, clock.instant());
        }
        posts.update(postId, content, clock.instant());
        posts.arrange(postId, content);
        if (post.published()) {
            publishing.republish(post, content);
        } else if (publish) {
            allow(authorId);
            publishing.publish(post, content);
        }
        return new Outcome.Written(postId, version + 1);
    }

    private boolean mayWriteFor(@Nullable UUID audienceId, UUID authorId) {
        return audienceId == null || audiences.hold(audienceId, authorId);
    }

    private void allow(UUID authorId) {
        var at = clock.unmoved();
        allowances.useOrRefuse(
                new Allowance("post:person:" + authorId, IN_TEN_MINUTES, Duration.ofMinutes(10), Duration.ZERO), at);
        allowances.useOrRefuse(
                new Allowance("post-day:person:" + authorId, A_DAY, Duration.ofDays(1), Duration.ZERO), at);
    }
}
