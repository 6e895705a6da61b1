package io.shuke.groupbuying;

import io.shuke.shared.Money;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends groups whose time is over, and remembers those that have ended until all of their orders have followed. */
@Component
public class EndingGroups {
    private final StoredGroups groups;
    private final StoredSeats seats;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    EndingGroups(StoredGroups groups, StoredSeats seats, ApplicationEventPublisher events, Clock clock) {
        this.groups = groups;
        this.seats = seats;
        this.events = events;
        this.clock = clock;
    }

    /** A group that has ended, and whose orders have to follow. */
    public record Ended(UUID groupId, boolean filled) {}

    /**
     * Groups whose time is over go ahead with enough people, and fail with fewer; at most so many, none that somebody else is
     * moving; says how many.
     */
    @Transactional
    public int endDue(int atMost) {
        var now = clock.instant();
        var ended = groups.endDue(now, atMost);
        var members = ended.isEmpty()
                ? Map.<UUID, List<GroupMember>>of()
                : seats.membersOf(ended.stream().map(Ended::groupId).toList());
        for (var group : ended) {
            var its = members.getOrDefault(group.groupId(), List.of());
            events.publishEvent(
                    group.filled()
                            ? new GroupFilled(group.groupId(), its, now)
                            : new GroupFailed(group.groupId(), its, now));
        }
        return ended.size();
    }

    /** What the goods cost that became cheaper by so many people; of a group that went ahead. */
    @Transactional(readOnly = true)
    public Map<UUID, Money> pricesReached(UUID groupId) {
        return groups.pricesReached(groupId);
    }

    /** Groups that have ended and whose orders may not have followed all, behind this one; only a list, nothing is locked. */
    @Transactional(readOnly = true)
    public List<Ended> ended(@Nullable UUID after, int atMost) {
        return groups.ended(after, atMost);
    }

    /** All orders of the group have followed. */
    @Transactional
    public void movedOn(UUID groupId) {
        groups.movedOn(groupId, clock.instant());
    }
}
