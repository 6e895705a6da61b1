package io.shuke.groupbuying;

import io.shuke.catalog.Goods;
import io.shuke.catalog.LeastPrices;
import io.shuke.catalog.SkuForSale;
import io.shuke.catalog.StockLevels;
import io.shuke.groupbuying.CampaignProposal.State;
import io.shuke.groupbuying.ProposedCampaign.Leaving;
import io.shuke.groupbuying.StoredCampaignProposals.Row;
import io.shuke.identity.People;
import io.shuke.identity.PersonCard;
import io.shuke.shared.Cursor;
import io.shuke.shared.Money;
import io.shuke.shared.Page;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads proposals of campaigns, the newest first: for who proposed them, with what became of them, and for the staff who decide
 * them, with what their prices would leave. A list costs the same few statements however long it is.
 */
@Component
@Transactional(readOnly = true)
public class CampaignProposals {
    private final StoredCampaignProposals stored;
    private final CampaignRows rows;
    private final StoredCampaigns campaigns;
    private final StoredFunnels funnels;
    private final CirclesOfCampaigns circles;
    private final LeastPrices leastPrices;
    private final Goods goods;
    private final StockLevels stock;
    private final People people;

    CampaignProposals(
            StoredCampaignProposals stored,
            CampaignRows rows,
            StoredCampaigns campaigns,
            StoredFunnels funnels,
            CirclesOfCampaigns circles,
            LeastPrices leastPrices,
            Goods goods,
            StockLevels stock,
            People people) {
        this.stored = stored;
        this.rows = rows;
        this.campaigns = campaigns;
        this.funnels = funnels;
        this.circles = circles;
        this.leastPrices = leastPrices;
        this.goods = goods;
        this.stock = stock;
        this.people = people;
    }

    /** One person's own; of one circle, or all of them. */
    public Page<CampaignProposal> of(UUID personId, @Nullable UUID circleId, @Nullable String after, int limit) {
        var found = stored.page(personId, circleId, null, Cursor.idOrNull(after), limit + 1);
        var page = Page.of(found, limit, row -> Cursor.of(row.id()));
        return new Page<>(shown(page.items()), page.next());
    }

    /** One person's own; somebody else's is as absent as one that doesn't exist. */
    public Optional<CampaignProposal> of(UUID personId, UUID proposalId) {
        return stored.find(proposalId)
                .filter(row -> row.proposerId().equals(personId))
                .map(row -> shown(List.of(row)).getFirst());
    }

    /** For staff; {@code state} null means all. */
    public Page<ProposedCampaign> page(@Nullable State state, @Nullable String after, int limit) {
        var found = stored.page(null, null, state, Cursor.idOrNull(after), limit + 1);
        var page = Page.of(found, limit, row -> Cursor.of(row.id()));
        return new Page<>(forStaff(page.items()), page.next());
    }

    /** For staff. */
    public Optional<ProposedCampaign> find(UUID proposalId) {
        return stored.find(proposalId).map(row -> forStaff(List.of(row)).getFirst());
    }

    private List<CampaignProposal> shown(List<Row> rows) {
        var goodsOf = stored.goodsOf(rows.stream().map(Row::id).toList());
        var results = resultsOf(
                rows.stream().map(Row::campaignId).filter(Objects::nonNull).toList());
        var circleIds = rows.stream()
                .map(Row::circleId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var names = circleIds.isEmpty() ? Map.<UUID, String>of() : circles.namesOf(circleIds);
        return rows.stream()
                .map(row -> shown(
                        row,
                        goodsOf.getOrDefault(row.id(), List.of()),
                        row.circleId() == null ? null : names.get(row.circleId()),
                        row.campaignId() == null ? null : results.get(row.campaignId())))
                .toList();
    }

    private static CampaignProposal shown(
            Row row,
            List<CampaignProposal.Goods> goods,
            @Nullable String circleName,
            CampaignProposal.@Nullable Result result) {
        return new CampaignProposal(
                row.id(),
                row.state(),
                row.productId(),
                row.title(),
                goods,
                row.size(),
                row.fillHours(),
                row.startsAt(),
                row.endsAt(),
                row.piecesEach(),
                row.seatsEach(),
                row.rules(),
                row.circleId(),
                circleName,
                row.words(),
                row.proposedAt(),
                row.decidedAt(),
                row.reason(),
                result);
    }

    private Map<UUID, CampaignProposal.Result> resultsOf(List<UUID> campaignIds) {
        if (campaignIds.isEmpty()) {
            return Map.of();
        }
        var counted = funnels.of(campaignIds);
        var pieces = campaigns.goodsOf(campaignIds).stream()
                .collect(Collectors.groupingBy(
                        StoredCampaigns.Offered::campaignId, Collectors.summingInt(StoredCampaigns.Offered::pieces)));
        return rows.all(campaignIds).stream()
                .map(each -> new CampaignProposal.Result(
                        each.id(),
                        each.state(),
                        each.startsAt(),
                        each.endsAt(),
                        pieces.getOrDefault(each.id(), 0),
                        each.running(),
                        each.filled(),
                        each.failed(),
                        counted.getOrDefault(each.id(), CampaignFunnel.UNCOUNTED)))
                .collect(Collectors.toMap(CampaignProposal.Result::campaignId, Function.identity()));
    }

    private List<ProposedCampaign> forStaff(List<Row> rows) {
        var shown = shown(rows);
        var skus = goods.skusOf(shown.stream()
                .flatMap(each -> each.goods().stream().map(CampaignProposal.Goods::skuId))
                .distinct()
                .toList());
        var least = leastPrices.of(skus.values());
        var available = availableOf(skus.keySet());
        var proposers =
                people.cardsOf(rows.stream().map(Row::proposerId).distinct().toList());
        var all = new ArrayList<ProposedCampaign>();
        for (int i = 0; i < rows.size(); i++) {
            all.add(new ProposedCampaign(
                    shown.get(i),
                    rows.get(i).proposerId(),
                    nameOf(proposers.get(rows.get(i).proposerId())),
                    marginsOf(shown.get(i), skus, least, available)));
        }
        return all;
    }

    private Map<UUID, Integer> availableOf(Collection<UUID> skuIds) {
        return skuIds.isEmpty() ? Map.of() : stock.availableOf(skuIds);
    }

    private static String nameOf(@Nullable PersonCard card) {
        return card == null ? "" : card.nickname();
    }

    private static List<ProposedCampaign.Margin> marginsOf(
            CampaignProposal proposal,
            Map<UUID, SkuForSale> skus,
            Map<UUID, Money> least,
            Map<UUID, Integer> available) {
        var margins = new ArrayList<ProposedCampaign.Margin>();
        for (var each : proposal.goods()) {
            var sku = skus.get(each.skuId());
            var bearing = least.get(each.skuId());
            if (sku != null && bearing != null) {
                var prices = leavingOf(each, proposal.rules(), bearing);
                margins.add(new ProposedCampaign.Margin(
                        each.skuId(),
                        sku.price(),
                        sku.purchasePrice(),
                        bearing,
                        prices.stream().allMatch(Leaving::bears),
                        prices,
                        available.getOrDefault(each.skuId(), 0)));
            }
        }
        return margins;
    }

    private static List<Leaving> leavingOf(CampaignProposal.Goods goods, CampaignRules rules, Money least) {
        var prices = new ArrayList<Leaving>();
        prices.add(leaving(rules.least(), goods.price(), least));
        goods.steps().forEach(step -> prices.add(leaving(step.people(), step.price(), least)));
        if (rules.openerSaves().isPositive()) {
            prices.add(leaving(null, prices.getLast().price().minus(rules.openerSaves()), least));
        }
        return prices;
    }

    private static Leaving leaving(@Nullable Integer people, Money price, Money least) {
        return new Leaving(people, price, price.minus(least), !price.isLessThan(least));
    }
}
