package io.shuke.messaging.web;

import io.shuke.messaging.Inbox;
import io.shuke.messaging.Inbox.Change;
import io.shuke.messaging.MessagingNews;
import io.shuke.shared.web.LiveStream;
import io.shuke.shared.web.LiveStreams;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** People who have the shop open: how much they have not read, and how far their conversations go. */
@Component
class InboxStreams extends LiveStreams<Change> {
    private static final int MOST = 10_000;

    private final Inbox inbox;

    /** How far a conversation goes, and how far the other has read. */
    record ConversationNews(UUID id, long lastSeq, long otherReadSeq) {}

    InboxStreams(Inbox inbox, MessagingNews news) {
        super("inbox", MOST);
        this.inbox = inbox;
        news.listen(this::nudge);
    }

    @Override
    protected Look<Change> look(Collection<UUID> people, long from) {
        var found = inbox.changesOf(people, from);
        return new Look<>(found.lookOnFrom(), found.changed());
    }

    @Override
    protected UUID personOf(Change change) {
        return change.personId();
    }

    @Override
    protected long changedIn(Change change) {
        return change.changedIn();
    }

    @Override
    protected void greet(UUID personId, LiveStream stream, long place) {
        stream.offer(LiveStream.event(place, "inbox", inbox.of(personId)));
    }

    @Override
    protected void tell(Map<UUID, List<Change>> changes, Watchers watchers, long place) {
        changes.forEach((person, theirs) -> {
            var streams = watchers.of(person);
            theirs.forEach(change -> tell(streams, change, place));
            var unread = inbox.of(person);
            streams.forEach(stream -> stream.offer(LiveStream.event(place, "inbox", unread)));
        });
    }

    private static void tell(List<LiveStream> streams, Change change, long place) {
        var conversation = change.conversationId();
        if (conversation != null) {
            var news = new ConversationNews(conversation, change.lastSeq(), change.otherReadSeq());
            streams.forEach(stream -> stream.offer(LiveStream.event(place, "conversation", news)));
        }
    }
}
