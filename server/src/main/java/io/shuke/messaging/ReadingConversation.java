package io.shuke.messaging;

import io.shuke.social.Acquaintances;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Marks what was said as read: up to a message, and never back. Both of the two learn of it. */
@Component
public class ReadingConversation {
    private final StoredConversations conversations;
    private final Acquaintances acquaintances;
    private final MessagingNews news;

    ReadingConversation(StoredConversations conversations, Acquaintances acquaintances, MessagingNews news) {
        this.conversations = conversations;
        this.acquaintances = acquaintances;
        this.news = news;
    }

    /** False where there is no such conversation of this person's, or one of the two blocked the other. */
    @Transactional
    public boolean read(UUID personId, UUID conversationId, long seq) {
        var conversation = conversations.lock(conversationId, personId).orElse(null);
        if (conversation == null || acquaintances.blocked(personId, conversation.otherId())) {
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
