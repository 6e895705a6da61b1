package io.shuke.groupbuying;

import io.shuke.catalog.Goods;
import io.shuke.catalog.PriceBounds;
import io.shuke.inventory.Reserving;
import io.shuke.shared.Audit;
import io.shuke.shared.Ids;
import io.shuke.shared.ProblemException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Staff make campaigns, publish them, which sets their pieces aside, and end them before their time; all of it is audited. A
 * campaign is never changed once it is made, so that everybody in its groups pays what they were shown.
 */
@Component
public class MakingCampaign {
    private final StoredCampaigns campaigns;
    private final Goods goods;
    private final Reserving reserving;
    private final CheckingCampaign checking;
    private final BearingPrices prices;
    private final Audit audit;
    private final Clock clock;

    MakingCampaign(
            StoredCampaigns campaigns,
            Goods goods,
            Reserving reserving,
            CheckingCampaign checking,
            BearingPrices prices,
            Audit audit,
            Clock clock) {
        this.campaigns = campaigns;
        this.goods = goods;
        this.reserving = reserving;
        this.checking = checking;
        this.prices = prices;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of the wish to make one. */
    public sealed interface Making {
        record Made(UUID campaignId) implements Making {}

        /** Parts of the draft don't go together, or are not there: this field says which. */
        record Wrong(String field) implements Making {}

        /** A price is not between what it has to be; the refusal names its field. */
        record WrongPrice(ProblemException refusal) implements Making {}
    }

    /** What became of the wish to publish or end one. */
    public sealed interface Move {
        record Moved() implements Move {}

        record NotInState(CampaignState state) implements Move {}

        /** Its time is over. */
        record Over() implements Move {}

        /** Another campaign offers the same product to the same people. */
        record OfferedAlready() implements Move {}

        /** Less is in stock than is to be set aside. */
        record OutOfStock(List<UUID> skuIds) implements Move {}

        /** Some of the goods are not for sale any more. */
        record NotForSale(List<UUID> skuIds) implements Move {}

        /** A price is not between what it has to be now. */
        record WrongPrice(PriceBounds bounds) implements Move {}

        record NoSuchCampaign() implements Move {}
    }

    @Transactional
    public Making make(UUID staffId, CampaignDraft draft) {
        return make(staffId, draft, null);
    }

    /** The same of what somebody proposed; the campaign remembers who. */
    @Transactional
    Making makeProposed(UUID staffId, CampaignDraft draft, UUID proposerId) {
        return make(staffId, draft, proposerId);
    }

    private Making make(UUID staffId, CampaignDraft draft, @Nullable UUID proposerId) {
        var skus = goods.skusOf(draft.skuIds());
        var wrong = checking.wrongOf(draft, skus);
        if (wrong.isPresent()) {
            return new Making.Wrong(wrong.get());
        }
        var fault = prices.faultOf(draft.goods(), draft.rules().openerSaves(), skus);
        if (fault.isPresent()) {
            return new Making.WrongPrice(fault.get().refusal());
        }
        var id = Ids.next();
        campaigns.insert(id, draft, skus, staffId, proposerId, clock.instant());
        audit.record(staffId, "group-campaign.make", "group-campaign:" + id, null, draft, null);
        return new Making.Made(id);
    }

    /**
     * From now on groups can be opened, within its time. Where the stock is short, the caller must leave the transaction
     * with the refusal.
     */
    @Transactional
    public Move publish(UUID staffId, UUID campaignId) {
        campaigns.lockBeside(campaignId);
        var before = campaigns.lock(campaignId).orElse(null);
        if (before == null) {
            return new Move.NoSuchCampaign();
        } else if (before.state() != CampaignState.DRAFT) {
            return new Move.NotInState(before.state());
        } else if (!clock.instant().isBefore(before.endsAt())) {
            return new Move.Over();
        }
        var unfit = unfit(before);
        if (unfit.isPresent()) {
            return unfit.get();
        } else if (!campaigns.publish(before, clock.instant())) {
            return new Move.OfferedAlready();
        }
        audit.record(
                staffId,
                "group-campaign.publish",
                "group-campaign:" + campaignId,
                before.state(),
                CampaignState.PUBLISHED,
                null);
        return setAside(campaignId);
    }

    /** Goods change between the making of a campaign and its publication. */
    private Optional<Move> unfit(StoredCampaigns.Standing draft) {
        var offered = campaigns.goodsOf(draft.id()).stream()
                .map(StoredCampaigns.Offered::drafted)
                .toList();
        var skuIds = offered.stream().map(CampaignDraft.Goods::skuId).toList();
        var skus = goods.skusOf(skuIds);
        var gone = skuIds.stream()
                .filter(id -> !skus.containsKey(id)
                        || !Objects.requireNonNull(skus.get(id)).forSale())
                .toList();
        if (!gone.isEmpty()) {
            return Optional.of(new Move.NotForSale(gone));
        }
        return prices.faultOf(offered, draft.rules().openerSaves(), skus)
                .map(fault -> new Move.WrongPrice(fault.bounds()));
    }

    /** The stock's rows are the hottest: they are locked last. */
    private Move setAside(UUID campaignId) {
        var wanted = campaigns.goodsOf(campaignId).stream()
                .map(each -> new Reserving.Wanted(each.skuId(), each.pieces()))
                .toList();
        return switch (reserving.reserve(campaignId, wanted)) {
            case Reserving.Outcome.Reserved() -> new Move.Moved();
            case Reserving.Outcome.Short(var skuIds) -> new Move.OutOfStock(skuIds);
        };
    }

    /** No group is opened from now on; those that run run to their end, and then the pieces left are free again. */
    @Transactional
    public Move end(UUID staffId, UUID campaignId, String reason) {
        var before = campaigns.lock(campaignId).orElse(null);
        if (before == null) {
            return new Move.NoSuchCampaign();
        } else if (before.state() != CampaignState.PUBLISHED) {
            return new Move.NotInState(before.state());
        }
        campaigns.end(campaignId, clock.instant());
        audit.record(
                staffId,
                "group-campaign.end",
                "group-campaign:" + campaignId,
                before.state(),
                CampaignState.ENDED,
                reason);
        return new Move.Moved();
    }
}
