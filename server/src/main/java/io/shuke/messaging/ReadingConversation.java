package io.shuke.messaging;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Marks what was said as read: up to a message, and never back. Both of the two learn of it. */
@Component
public class ReadingConversation {
    private final StoredConversations conversations;
    private final MessagingNews news;

    ReadingConversation(StoredConversations conversations, MessagingNews news) {
        this.conversations = conversations;
        this.news = news;
    }

    /** False where there is no such conversation of this person's. */
    @Transactional
    public boolean read(UUID personId, UUID conversationId, long seq) {
        var conversation = conversations.lock(conversationId, personId).orElse(null);
        if (conversation == null) {
            return false;
        }
        var until = Math.min(seq, conversation.lastSeq());
        if (until > conversation.readSeq()) {
            conversations.read(conversationId, personId, until);
            news.announce(personId, conversation.otherId());
        }
        return true;
    }
}
