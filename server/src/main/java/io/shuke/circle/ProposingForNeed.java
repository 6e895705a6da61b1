package io.shuke.circle;

import io.shuke.groupbuying.CampaignProposalDraft;
import io.shuke.groupbuying.ProposingCampaign;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The host of a circle proposes to the operator that its members buy together what enough of them want. While that is not decided
 * members may still join in, and nothing else is made of the need; one that is declined or withdrawn is open again. Joins the
 * caller's transaction, which must be left on a refusal.
 */
@Component
public class ProposingForNeed {
    private final AnsweringNeed answering;
    private final StoredNeeds needs;
    private final ProposingCampaign proposing;

    ProposingForNeed(AnsweringNeed answering, StoredNeeds needs, ProposingCampaign proposing) {
        this.answering = answering;
        this.needs = needs;
        this.proposing = proposing;
    }

    /** What became of the wish. */
    public sealed interface Outcome {
        record Proposed(UUID proposalId) implements Outcome {}

        /** There is no such need in a circle of this host's. */
        record NotThere() implements Outcome {}

        /** It is offered, ended or proposed already. */
        record NotOpen() implements Outcome {}

        record TooFew(int least) implements Outcome {}

        /** Parts of the proposal don't go together: this field says which. */
        record Wrong(String field) implements Outcome {}

        /** So many of the host's proposals wait already. */
        record TooMany(int most) implements Outcome {}
    }

    @Transactional
    public Outcome propose(UUID hostId, UUID needId, CampaignProposalDraft draft) {
        return switch (answering.lock(hostId, needId)) {
            case AnsweringNeed.Found.NotThere() -> new Outcome.NotThere();
            case AnsweringNeed.Found.TooFew(var least) -> new Outcome.TooFew(least);
            case AnsweringNeed.Found.Wanted(var circleId) -> propose(hostId, circleId, needId, draft);
        };
    }

    private Outcome propose(UUID hostId, UUID circleId, UUID needId, CampaignProposalDraft draft) {
        if (!needs.isOpen(needId)) {
            return new Outcome.NotOpen();
        }
        return switch (proposing.propose(hostId, circleId, draft)) {
            case ProposingCampaign.Outcome.NotTheirs() -> new Outcome.NotThere();
            case ProposingCampaign.Outcome.Wrong(var field) -> new Outcome.Wrong(field);
            case ProposingCampaign.Outcome.TooMany(var most) -> new Outcome.TooMany(most);
            case ProposingCampaign.Outcome.Proposed(var proposalId) ->
                needs.propose(needId, proposalId) ? new Outcome.Proposed(proposalId) : new Outcome.NotOpen();
        };
    }
}
