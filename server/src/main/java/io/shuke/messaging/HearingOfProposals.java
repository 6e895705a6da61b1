package io.shuke.messaging;

import io.shuke.groupbuying.CampaignProposal;
import io.shuke.groupbuying.CampaignProposalEnded;
import io.shuke.shared.Outbox;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who proposed a campaign hears what staff decided; the reason stands beside the proposal. */
@Configuration(proxyBeanMethods = false)
class HearingOfProposals {
    @Bean
    Outbox.Handler<CampaignProposalEnded> hearingOfProposals(Telling telling) {
        return new Hearing.Listener<>(
                "messaging.campaign-proposal-ended",
                CampaignProposalEnded.class,
                (delivery, fact) -> fact.state() == CampaignProposal.State.WITHDRAWN
                        ? List.of()
                        : List.of(new Told(
                                fact.proposerId(),
                                Told.fact("campaign-proposal", fact.proposalId()),
                                NotificationKind.CAMPAIGN_PROPOSAL,
                                null,
                                fact.proposalId(),
                                fact.state().name(),
                                null,
                                fact.at())),
                telling);
    }
}
