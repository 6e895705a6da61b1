package io.shuke.groupbuying;

import io.shuke.groupbuying.GroupRows.Seat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reads who is in a group, and who only looked at it. */
@Component
public class StandingsOfGroups {
    private final GroupRows rows;
    private final StoredLooks looks;

    StandingsOfGroups(GroupRows rows, StoredLooks looks) {
        this.rows = rows;
        this.looks = looks;
    }

    public Optional<GroupStanding> of(UUID groupId) {
        return rows.find(groupId)
                .map(group -> new GroupStanding(
                        group.id(),
                        group.campaignId(),
                        group.openedBy(),
                        group.state(),
                        group.least(),
                        rows.seatsOf(List.of(groupId)).stream()
                                .filter(Seat::paid)
                                .map(seat -> new GroupMember(seat.personId(), seat.orderId()))
                                .toList()));
    }

    /** Signed-in people who looked at the group lately and have no seat in any of its campaign, the latest first. */
    public List<UUID> lookersOf(UUID groupId, int atMost) {
        return looks.lookersOf(groupId, atMost);
    }
}
