package io.shuke.groupbuying;

import io.shuke.catalog.BelowCost;
import io.shuke.catalog.BelowCost.Shortfall;
import io.shuke.groupbuying.GroupRows.Row;
import io.shuke.groupbuying.OperatorGroup.Head;
import io.shuke.groupbuying.OperatorGroup.Moment;
import io.shuke.groupbuying.OperatorGroup.What;
import io.shuke.groupbuying.RefundsOfSeats.Refund;
import io.shuke.identity.People;
import io.shuke.identity.PersonCard;
import io.shuke.inventory.Reserving;
import io.shuke.shared.Cursor;
import io.shuke.shared.Page;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads campaigns and their groups, for staff. */
@Component
public class Campaigns {
    private final CampaignRows campaigns;
    private final StoredCampaigns stored;
    private final GroupRows rows;
    private final People people;
    private final Reserving reserving;
    private final StoredFunnels funnels;
    private final RefundsOfSeats refunds;
    private final CirclesOfCampaigns circles;
    private final StandingPrices prices;
    private final Clock clock;

    Campaigns(
            CampaignRows campaigns,
            StoredCampaigns stored,
            GroupRows rows,
            People people,
            Reserving reserving,
            StoredFunnels funnels,
            RefundsOfSeats refunds,
            CirclesOfCampaigns circles,
            StandingPrices prices,
            Clock clock) {
        this.campaigns = campaigns;
        this.stored = stored;
        this.rows = rows;
        this.people = people;
        this.reserving = reserving;
        this.funnels = funnels;
        this.refunds = refunds;
        this.circles = circles;
        this.prices = prices;
        this.clock = clock;
    }

    /** All of the market's, newest first, or those alone whose prices bear no more what the goods cost. */
    public Page<Campaign> page(boolean belowCost, @Nullable String after, int limit) {
        var found = campaigns.page(belowCost, clock.instant(), Cursor.idOrNull(after), limit + 1);
        var page = Page.of(found, limit, each -> Cursor.of(each.id()));
        return new Page<>(whole(page.items()), page.next());
    }

    public Optional<Campaign> find(UUID campaignId) {
        return campaigns.find(campaignId).map(each -> whole(List.of(each)).getFirst());
    }

    /** With everything that lies in other rows; the same few statements however many they are. */
    private List<Campaign> whole(List<Campaign> found) {
        var ids = found.stream().map(Campaign::id).toList();
        var goods = stored.goodsOf(ids).stream().collect(Collectors.groupingBy(StoredCampaigns.Offered::campaignId));
        var left = reserving.setAsideBy(ids);
        var circleNames = circlesOf(found);
        var proposers = proposersOf(found);
        var now = clock.instant();
        var lacking = prices.shortfalls(
                goods,
                found.stream()
                        .filter(each -> each.stands(now))
                        .collect(Collectors.toMap(Campaign::id, Campaign::rules)));
        return found.stream()
                .map(each -> with(
                        each,
                        goods.getOrDefault(each.id(), List.of()),
                        left.getOrDefault(each.id(), Map.of()),
                        circleNames,
                        proposers,
                        lacking.getOrDefault(each.id(), List.of())))
                .toList();
    }

    private Map<UUID, String> circlesOf(List<Campaign> found) {
        var ids = found.stream()
                .map(Campaign::circleId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return ids.isEmpty() ? Map.of() : circles.namesOf(ids);
    }

    private Map<UUID, PersonCard> proposersOf(List<Campaign> found) {
        return people.cardsOf(found.stream()
                .map(Campaign::proposedBy)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    }

    /** How far people came in it; nothing where there is no such campaign. */
    public Optional<CampaignFunnel> funnelOf(UUID campaignId) {
        return stored.find(campaignId).map(campaign -> funnels.find(campaignId).orElse(CampaignFunnel.UNCOUNTED));
    }

    private static Campaign with(
            Campaign campaign,
            List<StoredCampaigns.Offered> goods,
            Map<UUID, Integer> left,
            Map<UUID, String> circles,
            Map<UUID, PersonCard> proposers,
            List<Shortfall> lacking) {
        return new Campaign(
                campaign.id(),
                campaign.productId(),
                campaign.title(),
                campaign.state(),
                campaign.size(),
                campaign.fillHours(),
                campaign.startsAt(),
                campaign.endsAt(),
                campaign.piecesEach(),
                campaign.seatsEach(),
                campaign.rules(),
                campaign.circleId(),
                campaign.circleId() == null ? null : circles.get(campaign.circleId()),
                campaign.proposedBy(),
                campaign.proposedBy() == null ? null : nameOf(campaign.proposedBy(), proposers),
                goods.stream()
                        .map(each -> new Campaign.Goods(
                                each.skuId(),
                                each.options(),
                                each.price(),
                                each.pieces(),
                                left.getOrDefault(each.skuId(), 0),
                                each.steps()))
                        .toList(),
                campaign.madeAt(),
                campaign.endedAt(),
                campaign.running(),
                campaign.filled(),
                campaign.failed(),
                BelowCost.of(
                        campaign.belowCost() == null
                                ? null
                                : campaign.belowCost().since(),
                        lacking));
    }

    /** Groups of one campaign or of all, newest first. */
    public Page<Head> groups(@Nullable UUID campaignId, @Nullable GroupState state, @Nullable String after, int limit) {
        var found = rows.page(campaignId, state, Cursor.idOrNull(after), limit + 1);
        var openers =
                people.cardsOf(found.stream().map(Row::openedBy).distinct().toList());
        return Page.of(found, limit, row -> Cursor.of(row.id())).map(row -> head(row, openers));
    }

    /** A group with everything that happened to it, the oldest first. */
    public Optional<OperatorGroup> group(UUID groupId) {
        return rows.find(groupId).map(row -> {
            var story = rows.storyOf(groupId);
            var names = people.cardsOf(
                    Stream.concat(Stream.of(row.openedBy()), story.stream().map(GroupRows.Story::personId))
                            .distinct()
                            .toList());
            var orders = story.stream()
                    .filter(seat -> !seat.movedOn())
                    .map(GroupRows.Story::orderId)
                    .toList();
            return new OperatorGroup(head(row, names), timeline(row, story, refunds.of(orders), names));
        });
    }

    private static List<Moment> timeline(
            Row row, List<GroupRows.Story> story, List<Refund> refunds, Map<UUID, PersonCard> names) {
        var timeline = new ArrayList<Moment>();
        add(timeline, row.openedAt(), What.OPENED, null, null);
        for (var seat : story) {
            var name = nameOf(seat.personId(), names);
            if (seat.late()) {
                add(timeline, seat.takenAt(), What.SEAT_GIVEN_LATE, seat.orderId(), name);
            } else {
                add(timeline, seat.takenAt(), What.SEAT_TAKEN, seat.orderId(), name);
                add(timeline, seat.paidAt(), What.SEAT_PAID, seat.orderId(), name);
            }
            add(timeline, seat.backAt(), What.SEAT_BACK, seat.orderId(), name);
        }
        add(timeline, row.filledAt(), What.FILLED, null, null);
        add(timeline, row.failedAt(), What.FAILED, null, null);
        var buyers = new HashMap<UUID, String>();
        story.forEach(seat -> buyers.put(seat.orderId(), nameOf(seat.personId(), names)));
        for (var refund : refunds) {
            var order = refund.orderId();
            var name = buyers.get(order);
            timeline.add(new Moment(refund.askedAt(), What.REFUND_BEGUN, order, name, refund.amount()));
            if (refund.doneAt() != null) {
                timeline.add(new Moment(refund.doneAt(), What.REFUNDED, order, name, refund.amount()));
            }
        }
        timeline.sort(Comparator.comparing(Moment::at));
        return timeline;
    }

    private static void add(
            List<Moment> timeline, @Nullable Instant at, What what, @Nullable UUID orderId, @Nullable String name) {
        if (at != null) {
            timeline.add(new Moment(at, what, orderId, name, null));
        }
    }

    private static Head head(Row row, Map<UUID, PersonCard> names) {
        return new Head(
                row.id(),
                row.code(),
                row.campaignId(),
                row.title(),
                row.state(),
                row.size(),
                row.least(),
                row.taken(),
                row.paid(),
                row.openedBy(),
                nameOf(row.openedBy(), names),
                row.madeAt(),
                row.fillsBefore(),
                row.filledAt(),
                row.failedAt());
    }

    private static String nameOf(UUID personId, Map<UUID, PersonCard> names) {
        var card = names.get(personId);
        return card == null ? "" : card.nickname();
    }
}
