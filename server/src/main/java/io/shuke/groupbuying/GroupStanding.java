package io.shuke.groupbuying;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who is in a group now, for whoever tells them about it. Only paid seats count as people. */
public record GroupStanding(
        UUID groupId, UUID campaignId, UUID openedBy, GroupState state, int least, List<GroupMember> members) {
    public GroupStanding {
        members = List.copyOf(members);
    }

    /** Whose order it was that took a seat; nothing where they have left. */
    public Optional<GroupMember> memberOf(UUID orderId) {
        return members.stream()
                .filter(member -> member.orderId().equals(orderId))
                .findFirst();
    }

    /** Whether it can be joined still and lacks one person to go ahead; of two, each always does. */
    public boolean lacksOne() {
        return state == GroupState.OPEN && least > 2 && members.size() == least - 1;
    }
}
