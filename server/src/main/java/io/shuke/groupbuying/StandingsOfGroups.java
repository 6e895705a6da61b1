package io.shuke.groupbuying;

import io.shuke.groupbuying.CampaignRules.Joiners;
import io.shuke.groupbuying.GroupRows.Seat;
import io.shuke.identity.Identities;
import io.shuke.promotion.Newcomers;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads who is in a group, and who only looked at it. */
@Component
public class StandingsOfGroups {
    private final GroupRows rows;
    private final StoredLooks looks;
    private final StoredCampaigns campaigns;
    private final CirclesOfCampaigns circles;
    private final Identities identities;
    private final Newcomers newcomers;

    StandingsOfGroups(
            GroupRows rows,
            StoredLooks looks,
            StoredCampaigns campaigns,
            CirclesOfCampaigns circles,
            Identities identities,
            Newcomers newcomers) {
        this.rows = rows;
        this.looks = looks;
        this.campaigns = campaigns;
        this.circles = circles;
        this.identities = identities;
        this.newcomers = newcomers;
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

    /**
     * Signed-in people who looked at the group lately, have no seat in any of its campaign and may join it, the latest first:
     * members, where it is a circle's, and newcomers, where it is for these.
     */
    public List<UUID> lookersOf(GroupStanding group, int atMost) {
        var lookers = looks.lookersOf(group.groupId(), atMost);
        var campaign = campaigns.find(group.campaignId()).orElseThrow();
        var mayJoin = new HashSet<>(lookers);
        if (campaign.circleId() != null) {
            mayJoin.retainAll(circles.membersAmong(campaign.circleId(), lookers));
        }
        if (campaign.rules().joiners() == Joiners.NEWCOMERS) {
            mayJoin.retainAll(newcomersAmong(lookers));
        }
        return lookers.stream().filter(mayJoin::contains).toList();
    }

    /** Who has bought nothing on any account of theirs. */
    private Set<UUID> newcomersAmong(Collection<UUID> people) {
        var accounts = identities.accountsOf(people);
        var fresh = newcomers.newcomersAmong(accounts.values().stream()
                .flatMap(person -> person.ids().stream())
                .collect(Collectors.toSet()));
        return people.stream()
                .filter(person -> fresh.containsAll(
                        Objects.requireNonNull(accounts.get(person)).ids()))
                .collect(Collectors.toSet());
    }
}
