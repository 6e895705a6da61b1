package io.shuke.groupbuying;

import io.shuke.catalog.ProductCard;
import io.shuke.catalog.ProductCards;
import io.shuke.groupbuying.GroupRows.Row;
import io.shuke.groupbuying.GroupRows.Seat;
import io.shuke.groupbuying.StoredCampaigns.Standing;
import io.shuke.identity.People;
import io.shuke.identity.PersonCard;
import io.shuke.inventory.Reserving;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads groups as buyers see them. A list costs the same few statements however long it is. */
@Component
public class Groups {
    private static final int SUGGESTED = 3;
    private static final int ALMOST_FULL = 6;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final GroupRows rows;
    private final StoredCampaigns campaigns;
    private final ProductCards products;
    private final People people;
    private final Reserving reserving;
    private final Clock clock;

    Groups(
            GroupRows rows,
            StoredCampaigns campaigns,
            ProductCards products,
            People people,
            Reserving reserving,
            Clock clock) {
        this.rows = rows;
        this.campaigns = campaigns;
        this.products = products;
        this.people = people;
        this.reserving = reserving;
        this.clock = clock;
    }

    /** What the product costs bought together; nothing where no campaign is in force for it. */
    public Optional<GroupOffer> offerOf(UUID productId) {
        var now = clock.instant();
        return campaigns
                .ofProduct(productId, now)
                .map(campaign -> offer(campaign, open(rows.joinable(campaign.id(), now, SUGGESTED)), now));
    }

    private GroupOffer offer(Standing campaign, List<OpenGroup> groups, Instant now) {
        var left = reserving.setAsideBy(campaign.id());
        return new GroupOffer(
                campaign.id(),
                campaign.productId(),
                campaign.size(),
                campaign.fillHours(),
                campaign.endsAt(),
                campaign.piecesEach(),
                campaign.rules(),
                campaigns.goodsOf(campaign.id()).stream()
                        .map(each -> new GroupOffer.Goods(
                                each.skuId(),
                                each.options(),
                                each.price(),
                                left.getOrDefault(each.skuId(), 0) == 0,
                                each.steps()))
                        .toList(),
                groups,
                now);
    }

    /** Groups that lack few people, of all campaigns; those whose product is not shown are left out. */
    public List<AlmostFull> almostFull() {
        var now = clock.instant();
        var found = rows.joinable(null, now, ALMOST_FULL);
        var cards = products
                .cardsOf(found.stream().map(Row::productId).distinct().toList(), false)
                .stream()
                .collect(Collectors.toMap(ProductCard::id, Function.identity()));
        var prices = campaigns
                .goodsOf(found.stream().map(Row::campaignId).distinct().toList())
                .stream()
                .collect(Collectors.toMap(
                        StoredCampaigns.Offered::campaignId, StoredCampaigns.Offered::price, (least, other) -> least));
        var groups = open(found);
        var almost = new ArrayList<AlmostFull>();
        for (int i = 0; i < groups.size(); i++) {
            var card = cards.get(found.get(i).productId());
            var price = prices.get(found.get(i).campaignId());
            if (card != null && price != null) {
                almost.add(new AlmostFull(groups.get(i), card, price, now));
            }
        }
        return almost;
    }

    private List<OpenGroup> open(List<Row> found) {
        var faces = facesOf(found);
        return found.stream()
                .map(group -> new OpenGroup(
                        group.code(),
                        group.size(),
                        group.size() - group.taken(),
                        Math.max(0, group.least() - group.paid()),
                        Objects.requireNonNull(group.fillsBefore()),
                        faces.getOrDefault(group.id(), List.of())))
                .toList();
    }

    private Map<UUID, List<Face>> facesOf(List<Row> groups) {
        var seats = groups.isEmpty()
                ? List.<Seat>of()
                : rows.seatsOf(groups.stream().map(Row::id).toList());
        var openers = groups.stream().collect(Collectors.toMap(Row::id, Row::openedBy));
        var cards = people.cardsOf(seats.stream().map(Seat::personId).distinct().toList());
        return seats.stream()
                .filter(Seat::paid)
                .collect(Collectors.groupingBy(
                        Seat::groupId,
                        Collectors.mapping(
                                seat -> face(
                                        cards.get(seat.personId()),
                                        seat.personId().equals(openers.get(seat.groupId()))),
                                Collectors.toList())));
    }

    private static Face face(@Nullable PersonCard card, boolean opener) {
        return card == null ? new Face("", null, opener) : new Face(card.nickname(), card.avatarUrl(), opener);
    }

    /**
     * The group of a code, or of its id as a notification names it, for whoever has it; one that its opener has not paid for
     * yet, for the opener alone.
     */
    public Optional<GroupPage> page(String name, @Nullable UUID readerId) {
        return (ID.matcher(name).matches() ? rows.find(UUID.fromString(name)) : rows.ofCode(name))
                .filter(group -> group.openedAt() != null || group.openedBy().equals(readerId))
                .map(group -> page(group, readerId));
    }

    /** The same by its id, for whoever has a link to it. */
    public Optional<GroupPage> page(UUID groupId, @Nullable UUID readerId) {
        return rows.find(groupId).filter(group -> group.openedAt() != null).map(group -> page(group, readerId));
    }

    private GroupPage page(Row group, @Nullable UUID readerId) {
        var now = clock.instant();
        var seats = rows.seatsOf(List.of(group.id()));
        var campaign = campaigns.find(group.campaignId()).orElseThrow();
        var joinable = campaign.isOpen(now) ? rows.joinable(campaign.id(), now, SUGGESTED + 1) : List.<Row>of();
        var others = joinable.stream()
                .filter(other -> !other.id().equals(group.id()))
                .limit(SUGGESTED)
                .toList();
        return new GroupPage(
                group.id(),
                group.code(),
                group.state(),
                group.size(),
                group.paid(),
                group.size() - group.taken(),
                group.fillsBefore(),
                facesOf(List.of(group)).getOrDefault(group.id(), List.of()),
                products.cardsOf(List.of(group.productId()), false).stream()
                        .findFirst()
                        .orElse(null),
                offer(campaign, open(others), now),
                seats.stream()
                        .filter(seat -> seat.personId().equals(readerId))
                        .findFirst()
                        .map(seat -> new GroupPage.Mine(seat.orderId(), seat.paid()))
                        .orElse(null),
                now);
    }
}
