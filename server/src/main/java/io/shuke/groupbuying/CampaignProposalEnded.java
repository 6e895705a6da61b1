package io.shuke.groupbuying;

import java.time.Instant;
import java.util.UUID;

/** A proposal waits no more: it was approved, declined or withdrawn. Published inside the transaction. */
public record CampaignProposalEnded(UUID proposalId, UUID proposerId, CampaignProposal.State state, Instant at) {}
