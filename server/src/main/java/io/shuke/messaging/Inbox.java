package io.shuke.messaging;

import io.shuke.messaging.StoredConversations.Changed;
import io.shuke.social.Acquaintances;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How much somebody has not read, and what changed for them since a place in time. */
@Component
public class Inbox {
    /** As many conversations with something unread are looked at, so that the badge costs the same for everybody. */
    private static final int LOOKED_AT = 500;

    private final StoredNotifications notifications;
    private final StoredConversations conversations;
    private final Acquaintances acquaintances;

    Inbox(StoredNotifications notifications, StoredConversations conversations, Acquaintances acquaintances) {
        this.notifications = notifications;
        this.conversations = conversations;
        this.acquaintances = acquaintances;
    }

    /**
     * How much is not read, a hundred standing for that many and more, and the latest that was told, read or not: a
     * list that does not begin with it is an old one, even where as much is unread as before.
     */
    @Schema(name = "UnreadCounts")
    public record Unread(
            int notifications,
            int messages,
            int requests,
            @Nullable UUID latestNotification) {}

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

    /** Conversations with whom one blocked the other are in no list, and count for nothing. At most three statements. */
    public Unread of(UUID personId) {
        var found = conversations.unreadOf(personId, LOOKED_AT);
        var blocked = acquaintances.blockedAmong(
                personId,
                found.stream().map(StoredConversations.Unread::otherId).toList());
        var met = found.stream().filter(row -> !blocked.contains(row.otherId())).toList();
        var messages = met.stream()
                .filter(row -> row.listed().equals("MAIN"))
                .mapToLong(StoredConversations.Unread::unread)
                .sum();
        var requests =
                met.stream().filter(row -> row.listed().equals("REQUESTS")).count();
        var told = notifications.summaryOf(personId);
        return new Unread(told.unread(), counted(messages), counted(requests), told.latest());
    }

    private static int counted(long number) {
        return (int) Math.min(number, StoredNotifications.COUNTED);
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
