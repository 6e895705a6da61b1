package io.shuke.circle;

import io.shuke.groupbuying.CirclesOfCampaigns;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells group buying who may buy together what is for the members of a circle. */
@Component
class MembersForCampaigns implements CirclesOfCampaigns {
    private final StoredMembers members;

    MembersForCampaigns(StoredMembers members) {
        this.members = members;
    }

    @Override
    public Map<UUID, String> namesOf(Collection<UUID> circleIds) {
        return members.namesOfOpen(circleIds);
    }

    @Override
    public Map<UUID, Membership> membershipsOf(UUID personId, Collection<UUID> circleIds) {
        return members.membershipsOf(personId, circleIds);
    }

    @Override
    public Set<UUID> membersAmong(UUID circleId, Collection<UUID> personIds) {
        return members.membersAmong(circleId, personIds);
    }

    @Override
    public boolean hold(UUID circleId, UUID personId) {
        return members.hold(circleId, personId);
    }

    @Override
    public boolean isHost(UUID circleId, UUID personId) {
        return members.isIn(circleId, personId) && members.standingOf(circleId, personId) == Standing.HOST;
    }
}
