package io.shuke.circle;

import io.shuke.groupbuying.CampaignProposal;
import io.shuke.groupbuying.CampaignProposalEnded;
import io.shuke.groupbuying.NeedsOfProposals;
import io.shuke.groupbuying.ProposedCampaignOpened;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What becomes of a need that its host proposed to buy together, in the transaction of what happened to the proposal: approved, it is
 * offered, unless it was taken down, and once its groups can be opened all members who wanted it are told; else it is open again.
 */
@Component
class FollowingProposals implements NeedsOfProposals {
    private final StoredNeeds needs;
    private final StoredMembers members;
    private final ApplicationEventPublisher events;

    FollowingProposals(StoredNeeds needs, StoredMembers members, ApplicationEventPublisher events) {
        this.needs = needs;
        this.members = members;
        this.events = events;
    }

    @Override
    public boolean offer(UUID proposalId) {
        return needs.offerProposed(proposalId) || needs.ofProposal(proposalId).isEmpty();
    }

    @EventListener
    void ended(CampaignProposalEnded fact) {
        if (fact.state() != CampaignProposal.State.APPROVED) {
            needs.forgetProposal(fact.proposalId());
        }
    }

    @EventListener
    void opened(ProposedCampaignOpened fact) {
        needs.ofProposal(fact.proposalId())
                .flatMap(need -> members.hostOf(need.circleId())
                        .map(host -> new OfferMade(
                                fact.campaignId(),
                                need.circleId(),
                                need.id(),
                                fact.productId(),
                                needs.wanting(need.circleId(), need.id(), host),
                                fact.at(),
                                true)))
                .ifPresent(events::publishEvent);
    }
}
