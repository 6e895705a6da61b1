package io.shuke.groupbuying;

import java.util.UUID;

/** Knows what people want together, of which campaigns are proposed. Whoever keeps that provides it. */
public interface NeedsOfProposals {
    /**
     * Marks as offered what the proposal was made of, in the transaction that approves it; false where that can't be, for it was
     * taken down meanwhile. True for a proposal that was made of nothing.
     */
    boolean offer(UUID proposalId);
}
