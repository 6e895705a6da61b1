package io.shuke.groupbuying;

import io.shuke.groupbuying.CampaignProposal.State;
import io.shuke.groupbuying.StoredCampaignProposals.Row;
import io.shuke.shared.Audit;
import io.shuke.shared.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Staff approve what a partner or the host of a circle proposed, perhaps with other pieces or another window, or decline it with a
 * reason; a proposal is decided once, and its proposer is told. Approved, it is a campaign that is published in the same
 * transaction. Joins the caller's transaction, which must be left on a refusal.
 */
@Component
public class DecidingCampaignProposal {
    private final StoredCampaignProposals proposals;
    private final Proposers proposers;
    private final NeedsOfProposals needs;
    private final MakingCampaign making;
    private final OpeningProposedCampaigns opening;
    private final ApplicationEventPublisher events;
    private final Audit audit;
    private final Clock clock;

    DecidingCampaignProposal(
            StoredCampaignProposals proposals,
            Proposers proposers,
            NeedsOfProposals needs,
            MakingCampaign making,
            OpeningProposedCampaigns opening,
            ApplicationEventPublisher events,
            Audit audit,
            Clock clock) {
        this.proposals = proposals;
        this.proposers = proposers;
        this.needs = needs;
        this.making = making;
        this.opening = opening;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /** What staff say of it: the pieces of each of its SKUs, and the window. The prices and the rules are the proposal's. */
    public record Terms(List<Pieces> pieces, Instant startsAt, Instant endsAt) {
        public Terms {
            pieces = List.copyOf(pieces);
        }

        /** So many of one SKU are set aside. */
        public record Pieces(UUID skuId, int pieces) {}
    }

    /** What became of the decision. */
    public sealed interface Outcome {
        record Decided() implements Outcome {}

        record NotInState(State state) implements Outcome {}

        /** The proposer is no partner any more, or does not host the circle. */
        record NotTheirs() implements Outcome {}

        /** What members of a circle wanted, and it was made of, was taken down. */
        record NeedDown() implements Outcome {}

        /** No campaign can be made of it, by this field. */
        record Wrong(String field) implements Outcome {}

        /** A price does not bear the purchase price and the commission budget; the refusal names its field. */
        record WrongPrice(ProblemException refusal) implements Outcome {}

        /** The campaign can't be published, for this reason. */
        record NotPublished(MakingCampaign.Move why) implements Outcome {}

        record Unknown() implements Outcome {}
    }

    @Transactional
    public Outcome approve(UUID staffId, UUID proposalId, Terms terms) {
        var found = proposals.lock(proposalId).orElse(null);
        if (found == null) {
            return new Outcome.Unknown();
        } else if (found.state() != State.WAITING) {
            return new Outcome.NotInState(found.state());
        } else if (!proposers.keeps(found.proposerId(), found.circleId())) {
            return new Outcome.NotTheirs();
        } else if (!needs.offer(proposalId)) {
            return new Outcome.NeedDown();
        }
        var draft = draft(found, terms).orElse(null);
        if (draft == null) {
            return new Outcome.Wrong("pieces");
        }
        return switch (making.makeProposed(staffId, draft, found.proposerId())) {
            case MakingCampaign.Making.Wrong(var field) -> new Outcome.Wrong(field);
            case MakingCampaign.Making.WrongPrice(var refusal) -> new Outcome.WrongPrice(refusal);
            case MakingCampaign.Making.Made(var campaignId) -> publish(staffId, proposalId, campaignId);
        };
    }

    /** Nothing where the pieces are not of the proposal's own SKUs, each once. */
    private Optional<CampaignDraft> draft(Row proposal, Terms terms) {
        var pieces = terms.pieces().stream()
                .collect(Collectors.toMap(Terms.Pieces::skuId, Terms.Pieces::pieces, (one, other) -> other));
        var goods = proposals.goodsOf(List.of(proposal.id())).getOrDefault(proposal.id(), List.of());
        if (pieces.size() != terms.pieces().size()
                || pieces.size() != goods.size()
                || !goods.stream().allMatch(each -> pieces.containsKey(each.skuId()))) {
            return Optional.empty();
        }
        return Optional.of(new CampaignDraft(
                goods.stream()
                        .map(each -> each.drafted(pieces.getOrDefault(each.skuId(), each.pieces())))
                        .toList(),
                proposal.size(),
                proposal.fillHours(),
                terms.startsAt(),
                terms.endsAt(),
                proposal.piecesEach(),
                proposal.seatsEach(),
                proposal.rules(),
                proposal.circleId()));
    }

    /** The stock's rows are the hottest: they are locked last. */
    private Outcome publish(UUID staffId, UUID proposalId, UUID campaignId) {
        var ended = end(staffId, proposalId, State.APPROVED, campaignId, null);
        if (!(ended instanceof Outcome.Decided)) {
            return ended;
        }
        var move = making.publish(staffId, campaignId);
        if (!(move instanceof MakingCampaign.Move.Moved)) {
            return new Outcome.NotPublished(move);
        }
        opening.open();
        return ended;
    }

    /** The proposer sees the reason. */
    @Transactional
    public Outcome decline(UUID staffId, UUID proposalId, String reason) {
        return end(staffId, proposalId, State.DECLINED, null, reason);
    }

    private Outcome end(
            UUID staffId, UUID proposalId, State state, @Nullable UUID campaignId, @Nullable String reason) {
        var now = clock.instant();
        var before = proposals.find(proposalId).orElse(null);
        if (before == null) {
            return new Outcome.Unknown();
        } else if (!proposals.end(proposalId, before.proposerId(), state, campaignId, staffId, reason, now)) {
            return new Outcome.NotInState(
                    proposals.find(proposalId).orElseThrow().state());
        }
        audit.record(
                staffId,
                state == State.APPROVED ? "group-proposal.approve" : "group-proposal.decline",
                "group-proposal:" + proposalId,
                Map.of("state", State.WAITING),
                Map.of("state", state),
                reason);
        events.publishEvent(new CampaignProposalEnded(proposalId, before.proposerId(), state, now));
        return new Outcome.Decided();
    }
}
