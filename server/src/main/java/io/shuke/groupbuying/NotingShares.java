package io.shuke.groupbuying;

import io.shuke.sharing.GroupShared;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Notes who made a link to a group, in the transaction that made it. */
@Component
class NotingShares {
    private final GroupRows rows;
    private final StoredLooks looks;

    NotingShares(GroupRows rows, StoredLooks looks) {
        this.rows = rows;
        this.looks = looks;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(GroupShared shared) {
        rows.find(shared.groupId())
                .ifPresent(group -> looks.insertShare(group.campaignId(), group.id(), shared.personId(), shared.at()));
    }
}
