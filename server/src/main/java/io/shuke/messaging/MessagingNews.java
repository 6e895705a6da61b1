package io.shuke.messaging;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells listeners in this process, after the commit, that something changed for these people. It is a nudge to look, not
 * the news itself: other processes find out by looking often.
 */
@Component
public class MessagingNews {
    private final List<Consumer<Set<UUID>>> listeners = new CopyOnWriteArrayList<>();

    /** Calls the listener with the ids of people; it must be quick. */
    public void listen(Consumer<Set<UUID>> listener) {
        listeners.add(listener);
    }

    void announce(UUID... personIds) {
        announce(Set.of(personIds));
    }

    void announce(Set<UUID> personIds) {
        if (personIds.isEmpty() || listeners.isEmpty()) {
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                listeners.forEach(listener -> listener.accept(personIds));
            }
        });
    }
}
