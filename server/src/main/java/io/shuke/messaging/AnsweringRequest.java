package io.shuke.messaging;

import io.shuke.messaging.StoredConversations.State;
import io.shuke.social.Acquaintances;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Somebody whom a stranger asked to talk accepts or declines. A declined request leaves their lists, and who asked is not
 * told; writing back opens it again. Each is refused where nobody asked them, or one of the two blocked the other.
 */
@Component
public class AnsweringRequest {
    private final StoredConversations conversations;
    private final Acquaintances acquaintances;
    private final MessagingNews news;

    AnsweringRequest(StoredConversations conversations, Acquaintances acquaintances, MessagingNews news) {
        this.conversations = conversations;
        this.acquaintances = acquaintances;
        this.news = news;
    }

    /** False where there is no such request. */
    @Transactional
    public boolean accept(UUID personId, UUID conversationId) {
        return answer(personId, conversationId, State.OPEN, "MAIN");
    }

    /** False where there is no such request. */
    @Transactional
    public boolean decline(UUID personId, UUID conversationId) {
        return answer(personId, conversationId, State.DECLINED, null);
    }

    private boolean answer(UUID personId, UUID conversationId, State to, @Nullable String listed) {
        var conversation = conversations.lock(conversationId, personId).orElse(null);
        if (conversation == null
                || conversation.asked()
                || conversation.state() == State.CLOSED
                || acquaintances.blocked(personId, conversation.otherId())) {
            return false;
        }
        if (conversation.state() == State.REQUESTED) {
            conversations.move(conversationId, to);
            conversations.list(conversationId, personId, listed);
            news.announce(personId, conversation.otherId());
        }
        return conversation.state() == State.REQUESTED || conversation.state() == to;
    }
}
