package io.shuke.groupbuying;

import io.shuke.groupbuying.GroupRows.Row;
import io.shuke.sharing.SharedGroups;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Groups as links and posters show them. */
@Component
class GroupsToShare implements SharedGroups {
    private final GroupRows rows;
    private final StoredCampaigns campaigns;
    private final Clock clock;

    GroupsToShare(GroupRows rows, StoredCampaigns campaigns, Clock clock) {
        this.rows = rows;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    @Override
    public Optional<SharedGroup> ofCode(String code) {
        return rows.ofCode(code).map(this::shared);
    }

    @Override
    public Optional<SharedGroup> ofId(UUID groupId) {
        return rows.find(groupId).map(this::shared);
    }

    private SharedGroup shared(Row group) {
        var fillsBefore = group.fillsBefore();
        return new SharedGroup(
                group.id(),
                group.code(),
                group.productId(),
                campaigns.goodsOf(group.campaignId()).getFirst().price(),
                group.size(),
                group.state() == GroupState.OPEN
                        && group.taken() < group.size()
                        && fillsBefore != null
                        && clock.instant().isBefore(fillsBefore));
    }
}
