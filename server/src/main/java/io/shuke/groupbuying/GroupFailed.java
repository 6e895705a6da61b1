package io.shuke.groupbuying;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A group's time was over before it was full; its members' money goes back. Published inside the transaction. */
public record GroupFailed(UUID groupId, List<GroupMember> members, Instant at) {
    public GroupFailed {
        members = List.copyOf(members);
    }
}
