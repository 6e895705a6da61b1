package io.shuke.groupbuying;

import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says once of each proposed campaign that its groups can be opened: in the transaction that approves it where its window has begun,
 * else when it does. Joins the transaction.
 */
@Component
public class OpeningProposedCampaigns {
    private static final int BATCH = 20;

    private final StoredCampaignProposals proposals;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OpeningProposedCampaigns(StoredCampaignProposals proposals, ApplicationEventPublisher events, Clock clock) {
        this.proposals = proposals;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public void open() {
        proposals.open(clock.instant(), BATCH).forEach(events::publishEvent);
    }
}
