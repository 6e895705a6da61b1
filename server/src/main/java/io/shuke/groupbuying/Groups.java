package io.shuke.groupbuying;

import io.shuke.catalog.Goods;
import io.shuke.catalog.ProductCard;
import io.shuke.catalog.ProductCards;
import io.shuke.catalog.ShownPrice;
import io.shuke.groupbuying.GroupRows.Row;
import io.shuke.groupbuying.GroupRows.Seat;
import io.shuke.groupbuying.StoredCampaigns.Standing;
import io.shuke.identity.People;
import io.shuke.identity.PersonCard;
import io.shuke.inventory.Reserving;
import io.shuke.shared.Money;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads groups as buyers see them; those of a circle are seen by its members, and by who has a seat. A list costs the same few statements however long it is.
 */
@Component
public class Groups {
    private static final int SUGGESTED = 3;
    private static final int ALMOST_FULL = 6;
    /** So many are looked at for those, for some may not be shown or have nothing left. */
    private static final int CONSIDERED = 10 * ALMOST_FULL;

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final GroupRows rows;
    private final StoredCampaigns campaigns;
    private final ProductCards products;
    private final Goods goods;
    private final People people;
    private final Reserving reserving;
    private final CirclesOfCampaigns circles;
    private final ReadersOfGroups readers;
    private final StandingPrices prices;
    private final Clock clock;

    Groups(
            GroupRows rows,
            StoredCampaigns campaigns,
            ProductCards products,
            Goods goods,
            People people,
            Reserving reserving,
            CirclesOfCampaigns circles,
            ReadersOfGroups readers,
            StandingPrices prices,
            Clock clock) {
        this.rows = rows;
        this.campaigns = campaigns;
        this.products = products;
        this.goods = goods;
        this.people = people;
        this.reserving = reserving;
        this.circles = circles;
        this.readers = readers;
        this.prices = prices;
        this.clock = clock;
    }

    /** What the product costs this reader bought together; nothing where no campaign that is for them is in force. */
    public Optional<GroupOffer> offerOf(UUID productId, @Nullable UUID readerId) {
        var now = clock.instant();
        var found = campaigns.ofProduct(productId, now);
        var mine = circlesOf(
                readerId,
                found.stream()
                        .map(Standing::circleId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
        return found.stream()
                .filter(campaign -> campaign.circleId() == null || mine.contains(campaign.circleId()))
                .findFirst()
                .map(campaign -> offer(campaign, open(rows.joinable(campaign.id(), now, SUGGESTED), readerId), now));
    }

    /** Those of the circles that the reader is in. */
    private Set<UUID> circlesOf(@Nullable UUID readerId, List<UUID> circleIds) {
        return readerId == null || circleIds.isEmpty()
                ? Set.of()
                : circles.membershipsOf(readerId, circleIds).keySet();
    }

    /** What a circle's members can buy together, the latest first; nothing for who is not in it. */
    public Optional<List<CircleGroupOffer>> offersTo(UUID circleId, UUID readerId) {
        if (!circlesOf(readerId, List.of(circleId)).contains(circleId)) {
            return Optional.empty();
        }
        var found = campaigns.ofCircle(circleId, clock.instant());
        var cards = cardsOf(found.stream().map(Standing::productId));
        var prices = lowestOf(found.stream().map(Standing::id));
        var offers = new ArrayList<CircleGroupOffer>();
        for (var campaign : found) {
            var card = cards.get(campaign.productId());
            var price = prices.get(campaign.id());
            if (card != null && price != null) {
                offers.add(new CircleGroupOffer(campaign.id(), card, price, campaign.size(), campaign.endsAt()));
            }
        }
        return Optional.of(offers);
    }

    private Map<UUID, ProductCard> cardsOf(Stream<UUID> productIds) {
        return products.cardsOf(productIds.distinct().toList(), false).stream()
                .collect(Collectors.toMap(ProductCard::id, Function.identity()));
    }

    private Map<UUID, Money> lowestOf(Stream<UUID> campaignIds) {
        return campaigns.goodsOf(campaignIds.distinct().toList()).stream()
                .collect(Collectors.toMap(
                        StoredCampaigns.Offered::campaignId, StoredCampaigns.Offered::price, (least, other) -> least));
    }

    private GroupOffer.@Nullable Circle circleOf(Standing campaign) {
        var circleId = campaign.circleId();
        return circleId == null
                ? null
                : new GroupOffer.Circle(
                        circleId, circles.namesOf(List.of(circleId)).getOrDefault(circleId, ""));
    }

    private GroupOffer offer(Standing campaign, List<OpenGroup> groups, Instant now) {
        var left = reserving.setAsideBy(campaign.id());
        var offered = campaigns.goodsOf(campaign.id());
        var alone = goods.pricesOf(
                offered.stream().map(StoredCampaigns.Offered::skuId).toList());
        var gone = left.values().stream().allMatch(pieces -> pieces == 0);
        return new GroupOffer(
                campaign.id(),
                campaign.productId(),
                campaign.size(),
                campaign.fillHours(),
                campaign.endsAt(),
                campaign.piecesEach(),
                campaign.rules(),
                circleOf(campaign),
                offered.stream()
                        .map(each -> goods(
                                each,
                                Objects.requireNonNull(alone.get(each.skuId())),
                                left.getOrDefault(each.skuId(), 0)))
                        .toList(),
                gone ? List.of() : groups,
                campaign.isOpen(now) && prices.bear(offered, campaign.rules()),
                now);
    }

    private static GroupOffer.Goods goods(StoredCampaigns.Offered offered, ShownPrice alone, int left) {
        return new GroupOffer.Goods(
                offered.skuId(),
                offered.options(),
                offered.price(),
                alone.price(),
                alone.lowest30Days(),
                left == 0,
                offered.steps());
    }

    /**
     * Groups that lack few people and that the reader is not in, of all campaigns that are for everybody; those whose product
     * is not shown, or of whose goods nothing is left, are left out.
     */
    public List<AlmostFull> almostFull(@Nullable UUID readerId) {
        var now = clock.instant();
        var near = rows.almostFull(readerId, now, CONSIDERED);
        var cards = cardsOf(near.stream().map(Row::productId));
        var left = reserving.setAsideBy(
                near.stream().map(Row::campaignId).distinct().toList());
        var found = near.stream()
                .filter(group -> cards.containsKey(group.productId()))
                .filter(group -> left.getOrDefault(group.campaignId(), Map.of()).values().stream()
                        .anyMatch(pieces -> pieces > 0))
                .limit(ALMOST_FULL)
                .toList();
        var prices = lowestOf(found.stream().map(Row::campaignId));
        var groups = open(found, readerId);
        var almost = new ArrayList<AlmostFull>();
        for (int i = 0; i < groups.size(); i++) {
            almost.add(new AlmostFull(
                    groups.get(i),
                    Objects.requireNonNull(cards.get(found.get(i).productId())),
                    Objects.requireNonNull(prices.get(found.get(i).campaignId())),
                    now));
        }
        return almost;
    }

    private List<OpenGroup> open(List<Row> found, @Nullable UUID readerId) {
        var faces = facesOf(found, readerId);
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

    /** Whom the reader does not meet has a seat like everybody, and neither name nor face. */
    private Map<UUID, List<Face>> facesOf(List<Row> groups, @Nullable UUID readerId) {
        var seats = groups.isEmpty()
                ? List.<Seat>of()
                : rows.seatsOf(groups.stream().map(Row::id).toList());
        var openers = groups.stream().collect(Collectors.toMap(Row::id, Row::openedBy));
        var seated = seats.stream().map(Seat::personId).distinct().toList();
        var apart = readers.apartFrom(readerId, seated);
        var cards = people.cardsOf(
                seated.stream().filter(person -> !apart.contains(person)).toList());
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
        return named(name, readerId).flatMap(group -> page(group, readerId));
    }

    private Optional<Row> named(String name, @Nullable UUID readerId) {
        return (ID.matcher(name).matches() ? rows.find(UUID.fromString(name)) : rows.ofCode(name))
                .filter(group -> group.openedAt() != null || group.openedBy().equals(readerId));
    }

    /** The open circle whose members alone may see the group of this name; nothing where there is no such group. */
    public Optional<UUID> circleOf(String name, @Nullable UUID readerId) {
        return named(name, readerId)
                .map(Row::circleId)
                .filter(circleId -> !circles.namesOf(List.of(circleId)).isEmpty());
    }

    /** The same by its id, for whoever has a link to it. */
    public Optional<GroupPage> page(UUID groupId, @Nullable UUID readerId) {
        return rows.find(groupId).filter(group -> group.openedAt() != null).flatMap(group -> page(group, readerId));
    }

    private Optional<GroupPage> page(Row group, @Nullable UUID readerId) {
        var seats = rows.seatsOf(List.of(group.id()));
        var circleId = group.circleId();
        return circleId == null
                        || seats.stream().anyMatch(seat -> seat.personId().equals(readerId))
                        || circlesOf(readerId, List.of(circleId)).contains(circleId)
                ? Optional.of(page(group, seats, readerId))
                : Optional.empty();
    }

    private GroupPage page(Row group, List<Seat> seats, @Nullable UUID readerId) {
        var now = clock.instant();
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
                facesOf(List.of(group), readerId).getOrDefault(group.id(), List.of()),
                products.cardsOf(List.of(group.productId()), false).stream()
                        .findFirst()
                        .orElse(null),
                offer(campaign, open(others, readerId), now),
                seats.stream()
                        .filter(seat -> seat.personId().equals(readerId))
                        .findFirst()
                        .map(seat -> new GroupPage.Mine(seat.orderId(), seat.paid()))
                        .orElse(null),
                now);
    }
}
