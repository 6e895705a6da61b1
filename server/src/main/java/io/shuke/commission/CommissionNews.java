package io.shuke.commission;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells listeners in this process, after the commit, that partners' commission has changed. It is a nudge to look, not
 * the news itself: other processes find out by looking often.
 */
@Component
public class CommissionNews {
    private final List<Consumer<Set<UUID>>> listeners = new CopyOnWriteArrayList<>();

    /** Calls the listener with the ids of partners; it must be quick. */
    public void listen(Consumer<Set<UUID>> listener) {
        listeners.add(listener);
    }

    void announce(List<Moved> moved) {
        if (moved.isEmpty() || listeners.isEmpty()) {
            return;
        }
        var partners = new HashSet<UUID>();
        moved.forEach(one -> partners.add(one.partnerId()));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                listeners.forEach(listener -> listener.accept(Set.copyOf(partners)));
            }
        });
    }
}
