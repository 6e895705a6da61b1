package io.shuke.groupbuying;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A group's time was over, and it had enough people, though not all for whom it had room. Published inside the transaction. */
public record GroupFilled(UUID groupId, List<GroupMember> members, Instant at) {
    public GroupFilled {
        members = List.copyOf(members);
    }
}
