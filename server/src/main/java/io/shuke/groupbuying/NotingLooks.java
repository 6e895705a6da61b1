package io.shuke.groupbuying;

import io.shuke.groupbuying.StoredLooks.Look;
import io.shuke.shared.Caller;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notes who looks at groups, without slowing what they look at: a look waits in memory, and many are written at once a
 * moment later. What a process had not written when it ended is lost, and so a figure is a little low, and no more.
 */
@Component
public class NotingLooks {
    private static final int REMEMBERED = 20_000;

    private final Set<Look> lately = ConcurrentHashMap.newKeySet();
    private final Set<Look> waiting = ConcurrentHashMap.newKeySet();
    private final StoredLooks stored;
    private final Clock clock;

    NotingLooks(StoredLooks stored, Clock clock) {
        this.stored = stored;
        this.clock = clock;
    }

    /** Somebody looked at the group, or, without one, at the campaign's offer. Who is neither signed in nor known by a browser is not counted. */
    public void note(Caller caller, UUID campaignId, @Nullable UUID groupId) {
        var viewer = caller.visitorId() == null ? caller.personId() : caller.visitorId();
        if (viewer == null) {
            return;
        }
        if (lately.size() >= REMEMBERED) {
            lately.clear();
        }
        var look = new Look(campaignId, viewer, groupId, caller.personId());
        if (lately.add(look) && waiting.size() < REMEMBERED) {
            waiting.add(look);
        }
    }

    /** Writes down what waits. */
    @Transactional
    public void write() {
        var taken = List.copyOf(waiting);
        if (!taken.isEmpty()) {
            stored.insert(taken, clock.instant());
            taken.forEach(waiting::remove);
        }
    }
}
