package io.shuke.demo;

import io.shuke.catalog.Products;
import io.shuke.circle.CircleView;
import io.shuke.circle.Circles;
import io.shuke.circle.NeedState;
import io.shuke.circle.Needs;
import io.shuke.circle.ProposingForNeed;
import io.shuke.circle.Standing;
import io.shuke.groupbuying.CampaignDraft;
import io.shuke.groupbuying.CampaignProposalDraft;
import io.shuke.groupbuying.DecidingCampaignProposal;
import io.shuke.groupbuying.MakingCampaign;
import io.shuke.groupbuying.ProposingCampaign;
import io.shuke.shared.Money;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The campaigns that the demonstration begins with: tea for three, and biscuits for three of Hua's circle, which she proposed. Nobody
 * has opened a group of them yet. What else her circle wants she has proposed, too, and that waits for the operator.
 */
@Component
@Profile("demo")
class DemoGroups {
    private static final String LOADED = "groups";
    private static final UUID NOBODY = new UUID(0, 0);
    private static final String TEA = "wuyi-rock-tea";
    private static final String BISCUITS = "oat-cookies";
    private static final String RICE = "germ-rice";
    private static final String HOST = "hua";
    private static final int PIECES = 20;

    private final MakingCampaign making;
    private final ProposingCampaign proposing;
    private final DecidingCampaignProposal deciding;
    private final ProposingForNeed proposingForNeed;
    private final DemoPeople people;
    private final Circles circles;
    private final Needs needs;
    private final Products products;
    private final Loaded loaded;
    private final Clock clock;

    DemoGroups(
            MakingCampaign making,
            ProposingCampaign proposing,
            DecidingCampaignProposal deciding,
            ProposingForNeed proposingForNeed,
            DemoPeople people,
            Circles circles,
            Needs needs,
            Products products,
            Loaded loaded,
            Clock clock) {
        this.making = making;
        this.proposing = proposing;
        this.deciding = deciding;
        this.proposingForNeed = proposingForNeed;
        this.people = people;
        this.circles = circles;
        this.needs = needs;
        this.products = products;
        this.loaded = loaded;
        this.clock = clock;
    }

    /** In one transaction, unless that happened before; a market without the tea, or without the circle, has no campaign of it. */
    @Transactional
    public void load() {
        if (loaded.claim(LOADED)) {
            products.find(TEA, false)
                    .ifPresent(tea -> publish(new CampaignDraft(
                            tea.skus().stream()
                                    .map(sku -> new CampaignDraft.Goods(
                                            sku.id(), Money.cny(sku.price().amountMinor() * 8 / 10), 40))
                                    .toList(),
                            3,
                            24,
                            clock.instant(),
                            clock.instant().plus(Duration.ofDays(365)),
                            2,
                            2)));
            var host = people.idOf(HOST);
            circles.of(host).stream()
                    .filter(circle -> circle.standing() == Standing.HOST)
                    .map(CircleView::id)
                    .findFirst()
                    .ifPresent(circle -> propose(host, circle));
        }
    }

    private void propose(UUID host, UUID circle) {
        draft(BISCUITS, "下午茶常买，三个人分一箱正好。").ifPresent(draft -> {
            if (!(proposing.propose(host, circle, draft) instanceof ProposingCampaign.Outcome.Proposed proposed)) {
                throw new IllegalStateException("the demonstration's campaign could not be proposed");
            }
            approve(proposed.proposalId(), draft);
        });
        needs.page(circle, host, null, PIECES).stream()
                .flatMap(page -> page.items().stream())
                .filter(need -> need.state() == NeedState.OPEN && need.votesMissing() == 0)
                .findFirst()
                .ifPresent(need -> draft(RICE, "跑步的几位一个月要吃好几袋，一起买能便宜些吗？")
                        .ifPresent(draft -> proposingForNeed.propose(host, need.id(), draft)));
    }

    private void approve(UUID proposal, CampaignProposalDraft draft) {
        var pieces = draft.goods().stream()
                .map(each -> new DecidingCampaignProposal.Terms.Pieces(each.skuId(), each.pieces()))
                .toList();
        var terms = new DecidingCampaignProposal.Terms(pieces, draft.startsAt(), draft.endsAt());
        if (!(deciding.approve(NOBODY, proposal, terms) instanceof DecidingCampaignProposal.Outcome.Decided)) {
            throw new IllegalStateException("the demonstration's proposal could not be approved");
        }
    }

    /** All ways in which the goods come, for nine tenths of what they cost alone. */
    private Optional<CampaignProposalDraft> draft(String handle, String words) {
        var now = clock.instant();
        return products.find(handle, false)
                .map(found -> new CampaignProposalDraft(
                        found.skus().stream()
                                .map(sku -> new CampaignProposalDraft.Goods(
                                        sku.id(), sku.price().amountMinor() * 9 / 10, PIECES, null))
                                .toList(),
                        3,
                        24,
                        now,
                        now.plus(Duration.ofDays(60)),
                        2,
                        2,
                        null,
                        words));
    }

    private void publish(CampaignDraft draft) {
        if (making.make(NOBODY, draft) instanceof MakingCampaign.Making.Made made
                && !(making.publish(NOBODY, made.campaignId()) instanceof MakingCampaign.Move.Moved)) {
            throw new IllegalStateException("the demonstration's campaign could not be published");
        }
    }
}
