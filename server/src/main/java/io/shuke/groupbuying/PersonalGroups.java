package io.shuke.groupbuying;

import io.shuke.identity.PersonalData;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * A person's seats in groups, what they looked at, and what they proposed. Closed, the seats stay with their orders, the browser
 * and the looks are forgotten, and so is what they wrote of their proposals; none of these waits any more.
 */
@Component
class PersonalGroups implements PersonalData {
    private final GroupRows rows;
    private final StoredLooks looks;
    private final StoredCampaignProposals proposals;
    private final ProposingCampaign proposing;

    PersonalGroups(GroupRows rows, StoredLooks looks, StoredCampaignProposals proposals, ProposingCampaign proposing) {
        this.rows = rows;
        this.looks = looks;
        this.proposals = proposals;
        this.proposing = proposing;
    }

    @Override
    public String part() {
        return "groups";
    }

    @Override
    public Object copyOf(UUID personId) {
        return Map.of(
                "seats",
                rows.copyOf(personId),
                "looks",
                looks.copyOf(personId),
                "proposals",
                proposals.copyOf(personId));
    }

    @Override
    public void erase(Leaving person) {
        rows.forgetBrowsers(person.id());
        looks.forget(person.id());
        proposing.withdrawAll(person.id());
        proposals.forget(person.id());
    }
}
