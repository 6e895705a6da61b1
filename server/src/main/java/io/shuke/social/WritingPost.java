package io.shuke.social;

import io.shuke.shared.Allowances;
import io.shuke.shared.Allowances.Allowance;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes, edits and publishes posts. A draft is its author's alone and keeps no history; what was published is kept as
 * it was before each edit. Goods on a published post carry the author's own share link, made here, so that who comes
 * through them counts as the author's visitor by the rules for every link. A hundred posts are begun a day at most, and
 * fifty drafts kept; a post is edited thirty times in ten minutes, and has at most a hundred versions.
 */
@Component
public class WritingPost {
    private static final int A_DAY = 100;
    private static final int IN_TEN_MINUTES = 20;
    private static final int MOST_DRAFTS = 50;
    private static final int MOST_VERSIONS = 100;
    private static final int EDITS_IN_TEN_MINUTES = 30;
    private static final int EDITS_A_DAY = 300;

    private final Presence presence;
    private final CheckingDraft checking;
    private final StoredPosts posts;
    private final StoredProfiles profiles;
    private final StoredAudiences audiences;
    private final PublishingPost publishing;
    private final Allowances allowances;
    private final MarketClock clock;

    WritingPost(
            Presence presence,
            CheckingDraft checking,
            StoredPosts posts,
            StoredProfiles profiles,
            StoredAudiences audiences,
            PublishingPost publishing,
            Allowances allowances,
            MarketClock clock) {
        this.presence = presence;
        this.checking = checking;
        this.posts = posts;
        this.profiles = profiles;
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

        /** Staff took it down, or have to look at it first: it stays as it is until then. */
        record Hidden() implements Outcome {}
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
        var content = checking.check(authorId, draft, Map.of());
        allowPost(authorId);
        lockNamed(authorId, content);
        if (!publish && posts.draftsOf(authorId) >= MOST_DRAFTS) {
            throw new ProblemException(ProblemKind.DRAFTS_FULL).with(MOST_DRAFTS);
        }
        var id = Ids.next();
        posts.insert(id, authorId, audienceId, content, clock.instant());
        posts.arrange(id, content);
        if (publish) {
            publishing.publish(id, authorId, audienceId, content);
        }
        return new Outcome.Written(id, 1);
    }

    /** Replaces the whole of it; {@code version} is the one that the author saw. */
    @Transactional
    public Outcome edit(UUID authorId, UUID postId, int version, PostDraft draft, boolean publish) {
        presence.hold(authorId);
        var post = posts.lock(authorId, postId).orElse(null);
        if (post == null || ((post.feedId() != null || publish) && !mayWriteFor(post.audienceId(), authorId))) {
            return new Outcome.NotThere();
        }
        if (post.state() == PostView.State.HIDDEN) {
            return new Outcome.Hidden();
        }
        if (post.version() != version) {
            return new Outcome.EditedMeanwhile();
        }
        allowEdit(authorId);
        var named = posts.mentionsOf(postId);
        var content = checking.check(authorId, draft, named);
        lockNamed(authorId, content);
        var published = post.state() == PostView.State.PUBLISHED;
        if (published) {
            keepVersion(postId, content);
        }
        posts.update(postId, content, clock.instant());
        posts.arrange(postId, content);
        if (published) {
            publishing.republish(post, content, named.keySet());
        } else if (publish) {
            allowPost(authorId);
            publishing.publish(postId, authorId, post.audienceId(), content);
        }
        return new Outcome.Written(postId, version + 1);
    }

    /**
     * Locks the author's profile and those whom the post names, in one order, before anything counts or refers to them: so
     * no two drafts of an author's both become the last, and nobody who is leaving meets a mention half-written.
     */
    private void lockNamed(UUID authorId, PostContent content) {
        var people = new HashSet<>(content.mentions().keySet());
        people.add(authorId);
        if (profiles.lock(people).size() < people.size()) {
            throw new ProblemException(ProblemKind.INVALID_REQUEST).field("mentions", "field.mention");
        }
    }

    /** Nothing is kept of an edit that changes neither words, pictures nor goods. */
    private void keepVersion(UUID postId, PostContent content) {
        if (posts.says(postId, content)) {
            return;
        }
        if (posts.versionsOf(postId) >= MOST_VERSIONS) {
            throw new ProblemException(ProblemKind.VERSIONS_FULL).with(MOST_VERSIONS);
        }
        posts.keepVersion(postId, clock.instant());
    }

    private boolean mayWriteFor(@Nullable UUID audienceId, UUID authorId) {
        return audienceId == null || audiences.hold(audienceId, authorId);
    }

    private void allowPost(UUID authorId) {
        allow("post", authorId, IN_TEN_MINUTES, A_DAY);
    }

    private void allowEdit(UUID authorId) {
        allow("post-edit", authorId, EDITS_IN_TEN_MINUTES, EDITS_A_DAY);
    }

    private void allow(String what, UUID authorId, int inTenMinutes, int aDay) {
        var at = clock.unmoved();
        allowances.useOrRefuse(
                new Allowance(what + ":person:" + authorId, inTenMinutes, Duration.ofMinutes(10), Duration.ZERO), at);
        allowances.useOrRefuse(
                new Allowance(what + "-day:person:" + authorId, aDay, Duration.ofDays(1), Duration.ZERO), at);
    }
}
