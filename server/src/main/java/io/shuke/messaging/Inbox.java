package io.shuke.messaging;

import io.shuke.messaging.StoredConversations.Changed;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How much somebody has not read, and what changed for them since a place in time. */
@Component
public class Inbox {
    private final StoredNotifications notifications;
    private final StoredConversations conversations;

    Inbox(StoredNotifications notifications, StoredConversations conversations) {
        this.notifications = notifications;
        this.conversations = conversations;
    }

    /** A hundred stands for that many and more. */
    @Schema(name = "UnreadCounts")
    public record Unread(int notifications, int messages, int requests) {}

    /**
     * Something that changed for somebody: the conversation, how far it goes and how far the other has read; without a
     * conversation, what the market told them.
     */
    public record Change(
            UUID personId, @Nullable UUID conversationId, long lastSeq, long otherReadSeq, long changedIn) {}

    /** What changed, and from where to look on: nothing is missed, and something perhaps found again. */
    public record Changes(long lookOnFrom, List<Change> changed) {
        public Changes {
            changed = List.copyOf(changed);
        }
    }

    /** Two statements. */
    public Unread of(UUID personId) {
        var counts = conversations.countsOf(personId);
        return new Unread(notifications.unread(personId), counts.messages(), counts.requests());
    }

    /** Of all of these people, in one statement. */
    public Changes changesOf(Collection<UUID> personIds, long from) {
        var found = conversations.changesOf(personIds, from);
        return new Changes(
                found.lookOnFrom(), found.changed().stream().map(Inbox::change).toList());
    }

    private static Change change(Changed changed) {
        return new Change(
                changed.personId(),
                changed.conversationId(),
                changed.lastSeq(),
                changed.otherReadSeq(),
                changed.changedIn());
    }
}
