package io.shuke.circle;

import io.shuke.catalog.Goods;
import io.shuke.catalog.LeastPrices;
import io.shuke.catalog.ProductCard;
import io.shuke.catalog.ProductCards;
import io.shuke.ordering.SoldByOffers;
import io.shuke.shared.Cursor;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Messages;
import io.shuke.shared.Money;
import io.shuke.shared.Page;
import io.shuke.social.Encounters;
import io.shuke.social.PersonRef;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows members what their circle wants and what is offered to them; and its host, what came of it. */
@Component
public class Needs {
    private static final Duration LATELY = Duration.ofDays(7);

    private final Circles circles;
    private final NeedRows rows;
    private final Encounters encounters;
    private final ProductCards products;
    private final Goods goods;
    private final LeastPrices leastPrices;
    private final SoldByOffers sold;
    private final OfferingToCircle offering;
    private final CircleRules rules;
    private final Messages messages;
    private final MarketClock clock;

    Needs(
            Circles circles,
            NeedRows rows,
            Encounters encounters,
            ProductCards products,
            Goods goods,
            LeastPrices leastPrices,
            SoldByOffers sold,
            OfferingToCircle offering,
            CircleRules rules,
            Messages messages,
            MarketClock clock) {
        this.circles = circles;
        this.rows = rows;
        this.encounters = encounters;
        this.products = products;
        this.goods = goods;
        this.leastPrices = leastPrices;
        this.sold = sold;
        this.offering = offering;
        this.rules = rules;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * What somebody wants, and how many members do.
     *
     * @param hidden whether staff took it down or have to look at it first; then its author alone sees it
     * @param proposed whether its host proposed to the market that members buy it together; it is open while that waits
     * @param joined whether the reader does
     * @param votesMissing how many more have to want it before the host may offer it
     */
    @Schema(name = "CircleNeed")
    public record NeedView(
            UUID id,
            @Nullable PersonRef author,
            @Schema(example = "想要轻一点的双人帐篷") String words,
            NeedState state,
            boolean hidden,
            boolean proposed,
            int votes,
            int votesMissing,
            boolean joined,
            boolean mine,
            Instant at) {}

    /**
     * A price for members. The disclosure is there for everybody but the host, who may earn by it.
     *
     * @param running whether it has begun
     * @param onHold whether its goods cost more by now than its price bears: nothing is sold by it until that changes
     */
    @Schema(name = "CircleOffer")
    public record OfferView(
            UUID id,
            UUID needId,
            UUID skuId,
            ProductCard product,
            @Schema(example = "500 g") String options,
            Money price,
            Money listPrice,
            Instant startsAt,
            Instant endsAt,
            boolean running,
            boolean onHold,
            @Nullable @Schema(example = "广告：你购买后，圈主可能获得佣金。") String disclosure) {}

    /** What a circle came to: its people, what they want, and what its offers sold. */
    @Schema(name = "CircleFigures")
    public record Figures(
            int members,
            int joinedInSevenDays,
            int needsOpen,
            int votes,
            int offers,
            int orders,
            int pieces,
            Money sold) {}

    /** What one SKU may be offered for. */
    @Schema(name = "CircleOfferBounds")
    public record Bounds(UUID skuId, Money listPrice, Money least) {}

    /** Nothing where the reader is not in the circle. */
    public Optional<Page<NeedView>> page(UUID circleId, UUID readerId, @Nullable String after, int limit) {
        if (!circles.standingOf(circleId, readerId).isMember()) {
            return Optional.empty();
        }
        var before = Cursor.idOrNull(after);
        var page = Page.of(
                rows.needs(circleId, readerId, before == null ? CircleRows.TOP : before, limit + 1),
                limit,
                row -> Cursor.of(row.id()));
        var authors = encounters.refsOf(
                page.items().stream()
                        .map(NeedRows.NeedRow::authorId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                readerId);
        return Optional.of(page.map(row -> new NeedView(
                row.id(),
                row.authorId() == null ? null : authors.get(row.authorId()),
                row.words(),
                row.state(),
                row.hidden(),
                row.proposed(),
                row.votes(),
                Math.max(0, rules.leastVotes() - row.votes()),
                row.joined(),
                readerId.equals(row.authorId()),
                row.at())));
    }

    /** Those that are not over; nothing where the reader is not in the circle. Goods no longer on sale are left out. */
    public Optional<List<OfferView>> offers(UUID circleId, UUID readerId, Locale locale) {
        var standing = circles.standingOf(circleId, readerId);
        if (!standing.isMember()) {
            return Optional.empty();
        }
        var now = clock.instant();
        var found = rows.offersAfter(circleId, now);
        var cards = cardsOf(
                found.stream().map(NeedRows.OfferRow::productId).distinct().toList(), true);
        var skus = goods.skusOf(found.stream().map(NeedRows.OfferRow::skuId).toList());
        var least = leastPrices.of(skus.values());
        var disclosure = standing == Standing.HOST ? null : messages.text(locale, "offer.disclosure");
        return Optional.of(found.stream()
                .filter(row -> cards.containsKey(row.productId()) && skus.containsKey(row.skuId()))
                .map(row -> new OfferView(
                        row.id(),
                        row.needId(),
                        row.skuId(),
                        Objects.requireNonNull(cards.get(row.productId())),
                        Objects.requireNonNull(skus.get(row.skuId())).options(),
                        row.price(),
                        Objects.requireNonNull(skus.get(row.skuId())).price(),
                        row.startsAt(),
                        row.endsAt(),
                        !row.startsAt().isAfter(now),
                        row.price().isLessThan(Objects.requireNonNull(least.get(row.skuId()))),
                        disclosure))
                .toList());
    }

    /** For the circle's host alone. */
    public Optional<Figures> figures(UUID circleId, UUID readerId) {
        if (circles.standingOf(circleId, readerId) != Standing.HOST) {
            return Optional.empty();
        }
        var counts = rows.counts(circleId, clock.instant().minus(LATELY));
        var offers = rows.allOffers(circleId);
        var sales = sold.of(offers.stream().map(NeedRows.OfferRow::id).toList()).values();
        return Optional.of(new Figures(
                counts.members(),
                counts.joinedLately(),
                counts.needsOpen(),
                counts.votes(),
                offers.size(),
                sales.stream().mapToInt(SoldByOffers.Sold::orders).sum(),
                sales.stream().mapToInt(SoldByOffers.Sold::pieces).sum(),
                sales.stream().map(SoldByOffers.Sold::net).reduce(Money.cny(0), Money::plus)));
    }

    /** Between what a host of this circle may choose a price; nothing where they host none such, or it is not on sale. */
    public Optional<Bounds> bounds(UUID circleId, UUID readerId, UUID skuId) {
        if (circles.standingOf(circleId, readerId) != Standing.HOST) {
            return Optional.empty();
        }
        return Optional.ofNullable(goods.skusOf(List.of(skuId)).get(skuId))
                .filter(sku -> sku.forSale())
                .map(sku -> new Bounds(skuId, sku.price(), offering.least(sku)));
    }

    private Map<UUID, ProductCard> cardsOf(List<UUID> productIds, boolean withEarnings) {
        return products.cardsOf(productIds, withEarnings).stream()
                .collect(Collectors.toMap(ProductCard::id, Function.identity()));
    }
}
