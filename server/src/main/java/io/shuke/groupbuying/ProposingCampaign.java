package io.shuke.groupbuying;

import io.shuke.catalog.Goods;
import io.shuke.catalog.SkuForSale;
import io.shuke.groupbuying.CampaignProposal.State;
import io.shuke.shared.Ids;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A partner proposes a campaign for everybody, or the host of a circle one for its members, and may withdraw it until it is
 * decided. What would be refused as a campaign is refused here; so are goods that are not on sale, more than sixty days, and more
 * than {@value #MOST_WAITING} that wait. Nothing is sold, set aside or shown. Joins the caller's transaction, which must be left on
 * a refusal.
 */
@Component
public class ProposingCampaign {
    /** So many proposals of one person wait at a time. */
    public static final int MOST_WAITING = 5;

    private static final Duration LONGEST = Duration.ofDays(60);

    private final StoredCampaignProposals proposals;
    private final Proposers proposers;
    private final CheckingCampaign checking;
    private final Goods goods;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ProposingCampaign(
            StoredCampaignProposals proposals,
            Proposers proposers,
            CheckingCampaign checking,
            Goods goods,
            ApplicationEventPublisher events,
            Clock clock) {
        this.proposals = proposals;
        this.proposers = proposers;
        this.checking = checking;
        this.goods = goods;
        this.events = events;
        this.clock = clock;
    }

    /** What became of the wish. */
    public sealed interface Outcome {
        record Proposed(UUID proposalId) implements Outcome {}

        /** Parts of it don't go together, or are not there: this field says which. */
        record Wrong(String field) implements Outcome {}

        record TooMany(int most) implements Outcome {}

        /** The person is no partner, or does not host the circle. */
        record NotTheirs() implements Outcome {}
    }

    /** What became of the wish to withdraw. */
    public sealed interface Withdrawal {
        record Withdrawn() implements Withdrawal {}

        record NotInState(State state) implements Withdrawal {}

        /** There is none, or it is somebody else's. */
        record Unknown() implements Withdrawal {}
    }

    /** @param circleId the circle whose members alone it is to be for */
    @Transactional
    public Outcome propose(UUID personId, @Nullable UUID circleId, CampaignProposalDraft draft) {
        if (!proposers.holds(personId, circleId)) {
            return new Outcome.NotTheirs();
        }
        var campaign = draft.campaign(circleId);
        var skus = goods.skusOf(campaign.skuIds());
        var wrong = wrongOf(campaign, skus);
        if (wrong.isPresent()) {
            return new Outcome.Wrong(wrong.get());
        } else if (!proposals.letWait(personId, MOST_WAITING)) {
            return new Outcome.TooMany(MOST_WAITING);
        }
        var id = Ids.next();
        proposals.insert(id, personId, campaign, skus, draft.words().strip(), clock.instant());
        return new Outcome.Proposed(id);
    }

    private Optional<String> wrongOf(CampaignDraft draft, Map<UUID, SkuForSale> skus) {
        if (draft.endsAt().isAfter(draft.startsAt().plus(LONGEST))
                || draft.startsAt().isAfter(clock.instant().plus(LONGEST))) {
            return Optional.of("endsAt");
        } else if (!skus.values().stream().allMatch(SkuForSale::forSale)) {
            return Optional.of("goods");
        }
        return checking.wrongOf(draft, skus);
    }

    @Transactional
    public Withdrawal withdraw(UUID personId, UUID proposalId) {
        if (!proposals.end(proposalId, personId, State.WITHDRAWN, null, personId, null, clock.instant())) {
            return proposals
                    .find(proposalId)
                    .filter(row -> row.proposerId().equals(personId))
                    .<Withdrawal>map(row -> new Withdrawal.NotInState(row.state()))
                    .orElseGet(Withdrawal.Unknown::new);
        }
        events.publishEvent(new CampaignProposalEnded(proposalId, personId, State.WITHDRAWN, clock.instant()));
        return new Withdrawal.Withdrawn();
    }

    /** All that wait; for who leaves the market. */
    @Transactional
    void withdrawAll(UUID personId) {
        proposals.waitingOf(personId).forEach(proposal -> withdraw(personId, proposal));
    }
}
