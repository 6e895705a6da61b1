package io.shuke.flash;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.shuke.catalog.Goods;
import io.shuke.catalog.ProductCard;
import io.shuke.catalog.ProductCards;
import io.shuke.catalog.ShownPrice;
import io.shuke.flash.StoredFlashOffers.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What all who look at a flash offer are shown alike: its card, and who waits in its line. Each is read once a second,
 * however many look and however long the line is; nothing is decided by it.
 */
@Component
class ShownFlashOffers {
    private static final Duration REMEMBERED = Duration.ofSeconds(1);
    private static final int MOST = 1_000;

    private final StoredFlashOffers offers;
    private final StoredPlaces places;
    private final ProductCards products;
    private final Goods goods;
    private final StandingPrice prices;
    private final Cache<UUID, Shown> cards =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(MOST).build();
    private final Cache<UUID, long[]> lines =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(MOST).build();

    ShownFlashOffers(
            StoredFlashOffers offers, StoredPlaces places, ProductCards products, Goods goods, StandingPrice prices) {
        this.offers = offers;
        this.places = places;
        this.products = products;
        this.goods = goods;
        this.prices = prices;
    }

    private record Shown(Standing offer, ProductCard product, ShownPrice ordinary, boolean fallen) {
        FlashCard card(Instant now) {
            return new FlashCard(
                    offer.id(),
                    product,
                    offer.skuId(),
                    offer.options(),
                    offer.price(),
                    ordinary.price(),
                    ordinary.lowest30Days(),
                    offer.quota(),
                    offer.piecesEach(),
                    offer.startsAt(),
                    offer.endsAt(),
                    fallen ? FlashCard.Stage.OVER : offer.stage(now),
                    offer.waiting() == 0 ? offer.free() : 0,
                    offer.waiting(),
                    now);
        }
    }

    /** A published offer, over or not; nothing where its product is not shown. */
    Optional<FlashCard> card(UUID offerId, Instant now) {
        return Optional.ofNullable(cards.get(
                        offerId,
                        id -> offers.find(id)
                                .filter(offer -> offer.state() != FlashState.DRAFT)
                                .flatMap(offer -> shown(List.of(offer)).stream().findFirst())
                                .orElse(null)))
                .map(shown -> shown.card(now));
    }

    /** Those whose product is shown, as they stand. */
    List<FlashCard> cards(List<Standing> found, Instant now) {
        return shown(found).stream().map(shown -> shown.card(now)).toList();
    }

    private List<Shown> shown(List<Standing> found) {
        var cardOf = products
                .cardsOf(found.stream().map(Standing::productId).distinct().toList(), false)
                .stream()
                .collect(Collectors.toMap(ProductCard::id, Function.identity()));
        var ordinary = goods.pricesOf(found.stream().map(Standing::skuId).toList());
        var fallen = prices.fallen(found);
        return found.stream()
                .filter(offer -> cardOf.containsKey(offer.productId()) && ordinary.containsKey(offer.skuId()))
                .map(offer -> new Shown(
                        offer,
                        Objects.requireNonNull(cardOf.get(offer.productId())),
                        Objects.requireNonNull(ordinary.get(offer.skuId())),
                        fallen.contains(offer.id())))
                .toList();
    }

    /** How many wait before this number. */
    int aheadOf(UUID offerId, long number) {
        var at = Arrays.binarySearch(Objects.requireNonNull(lines.get(offerId, places::line)), number);
        return at < 0 ? -at - 1 : at;
    }

    /** Everything is read again. */
    void forget() {
        cards.invalidateAll();
        lines.invalidateAll();
    }
}
