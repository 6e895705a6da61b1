package io.shuke.messaging;

import io.shuke.identity.PersonalData;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What somebody was told and said, and where they want to hear of what. Closed, all of it is gone, and so is what others
 * were told of what they did; others keep their own words.
 */
@Component
class PersonalMessaging implements PersonalData {
    private final StoredPersonalMessaging stored;
    private final StoredNotifications notifications;
    private final StoredConversations conversations;
    private final StoredWishes wishes;
    private final StoredOutgoing outgoing;

    PersonalMessaging(
            StoredPersonalMessaging stored,
            StoredNotifications notifications,
            StoredConversations conversations,
            StoredWishes wishes,
            StoredOutgoing outgoing) {
        this.stored = stored;
        this.notifications = notifications;
        this.conversations = conversations;
        this.wishes = wishes;
        this.outgoing = outgoing;
    }

    @Override
    public String part() {
        return "messaging";
    }

    @Override
    public Object copyOf(UUID personId) {
        return stored.copyOf(personId);
    }

    @Override
    public void erase(Leaving person) {
        conversations.close(person.id());
        notifications.forget(person.id());
        wishes.forget(person.id());
        outgoing.forget(person.id());
    }
}
