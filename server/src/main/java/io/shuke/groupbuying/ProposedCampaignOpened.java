package io.shuke.groupbuying;

import java.time.Instant;
import java.util.UUID;

/** Groups can be opened of a campaign that somebody proposed; once. Published inside the transaction. */
public record ProposedCampaignOpened(UUID proposalId, UUID campaignId, UUID productId, Instant at) {}
