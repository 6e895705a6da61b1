package io.shuke.social;

import io.shuke.shared.Allowances;
import io.shuke.shared.Allowances.Allowance;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Comments on a post, replies to a comment, and takes a comment back. There are two levels: a reply to a reply stands
 * beside it. The post is locked first, so that its counts are exact, and before it those whom it is meant for: nobody
 * else is let in to read what was said in confidence. Who wrote a comment takes it back, and so does the
 * post's author. Thirty in ten minutes are allowed, unless the person's posting is paused. Where a word of the market's
 * list stands in it, it is refused, or nobody else sees it before staff did.
 */
@Component
public class Commenting {
    static final int LONGEST_TEXT = 500;
    private static final int IN_TEN_MINUTES = 30;

    private final Presence presence;
    private final StoredComments comments;
    private final ReviewingWords reviewing;
    private final Allowances allowances;
    private final ApplicationEventPublisher events;
    private final MarketClock clock;

    Commenting(
            Presence presence,
            StoredComments comments,
            ReviewingWords reviewing,
            Allowances allowances,
            ApplicationEventPublisher events,
            MarketClock clock) {
        this.presence = presence;
        this.comments = comments;
        this.reviewing = reviewing;
        this.allowances = allowances;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The new comment's id, or null where the person meets no such post or comment.
     *
     * @param parentId the comment that is replied to, or null for one on the post itself
     */
    @Transactional
    public @Nullable UUID write(UUID personId, UUID postId, @Nullable UUID parentId, String written) {
        var text = Words.tidied(written);
        var fault = text.isEmpty() ? "field.missing" : Words.fault(text, LONGEST_TEXT);
        if (fault != null) {
            throw new ProblemException(ProblemKind.INVALID_REQUEST).field("text", fault);
        }
        presence.hold(personId);
        allowances.useOrRefuse(
                new Allowance("comment:person:" + personId, IN_TEN_MINUTES, Duration.ofMinutes(10), Duration.ZERO),
                clock.unmoved());
        var listed = reviewing.check(personId, "text", text);
        comments.holdAudienceOf(postId);
        var postAuthor = comments.lockPost(postId, personId).orElse(null);
        var parent = parentId == null
                ? null
                : comments.find(postId, parentId, personId).orElse(null);
        if (postAuthor == null || (parentId != null && parent == null)) {
            return null;
        }
        var id = Ids.next();
        var top = parent == null ? null : parent.topId();
        comments.insert(id, postId, top, personId, text, clock.instant());
        if (listed.isEmpty()) {
            events.publishEvent(new CommentWritten(
                    id, postId, personId, postAuthor, parent == null ? null : parent.authorId(), clock.instant()));
        } else {
            reviewing.hold(ReportSubject.COMMENT, id, listed);
        }
        return id;
    }

    /**
     * False where there is no such comment that this person may take back. Whoever blocked whom since, it is still theirs
     * to take back.
     */
    @Transactional
    public boolean takeBack(UUID personId, UUID commentId) {
        presence.hold(personId);
        var postAuthor = comments.lockPostOf(commentId).orElse(null);
        var comment = postAuthor == null ? null : comments.find(commentId).orElse(null);
        if (comment == null || !(comment.authorId().equals(personId) || personId.equals(postAuthor))) {
            return false;
        }
        comments.takeBack(comment);
        return true;
    }
}
