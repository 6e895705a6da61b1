package io.shuke.circle;

import io.shuke.promotion.MemberCircles;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells promotion who may claim what is for the members of a circle. */
@Component
class MembersForCoupons implements MemberCircles {
    private final StoredMembers members;

    MembersForCoupons(StoredMembers members) {
        this.members = members;
    }

    @Override
    public boolean isMember(UUID circleId, UUID personId) {
        return members.isIn(circleId, personId);
    }

    @Override
    public Map<UUID, String> namesOf(Collection<UUID> circleIds) {
        return members.namesOfOpen(circleIds);
    }
}
