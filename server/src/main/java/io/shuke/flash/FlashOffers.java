package io.shuke.flash;

import io.shuke.catalog.ProductCard;
import io.shuke.catalog.ProductCards;
import io.shuke.flash.StoredFlashOffers.Standing;
import io.shuke.shared.Cursor;
import io.shuke.shared.Page;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads flash offers, for buyers and for staff. */
@Component
public class FlashOffers {
    private static final int LISTED = 50;

    private final StoredFlashOffers stored;
    private final FlashOfferRows rows;
    private final StoredPlaces places;
    private final ProductCards products;
    private final Clock clock;

    FlashOffers(
            StoredFlashOffers stored, FlashOfferRows rows, StoredPlaces places, ProductCards products, Clock clock) {
        this.stored = stored;
        this.rows = rows;
        this.places = places;
        this.products = products;
        this.clock = clock;
    }

    /** Those that run or are to begin, of one product or of all; those whose product is not shown are left out. */
    public List<FlashCard> comingOrOpen(@Nullable UUID productId) {
        var now = clock.instant();
        return cards(stored.comingOrOpen(productId, now, LISTED), now);
    }

    private List<FlashCard> cards(List<Standing> offers, Instant now) {
        var shown = products
                .cardsOf(offers.stream().map(Standing::productId).distinct().toList(), false)
                .stream()
                .collect(Collectors.toMap(ProductCard::id, Function.identity()));
        return offers.stream()
                .filter(offer -> shown.containsKey(offer.productId()))
                .map(offer -> card(offer, Objects.requireNonNull(shown.get(offer.productId())), now))
                .toList();
    }

    private static FlashCard card(Standing offer, ProductCard product, Instant now) {
        return new FlashCard(
                offer.id(),
                product,
                offer.skuId(),
                offer.options(),
                offer.price(),
                offer.listPrice(),
                offer.quota(),
                offer.piecesEach(),
                offer.startsAt(),
                offer.endsAt(),
                offer.stage(now),
                offer.waiting() == 0 ? offer.free() : 0,
                offer.waiting(),
                now);
    }

    /** A published offer, over or not, and the reader's place in it; nothing where its product is not shown. */
    public Optional<FlashPage> page(UUID offerId, @Nullable UUID readerId) {
        var now = clock.instant();
        return stored.find(offerId)
                .filter(offer -> offer.state() != FlashState.DRAFT)
                .flatMap(offer -> cards(List.of(offer), now).stream().findFirst())
                .map(card -> new FlashPage(card, readerId == null ? null : placeOf(offerId, readerId)));
    }

    private @Nullable FlashPlace placeOf(UUID offerId, UUID personId) {
        return places.lastOf(offerId, personId)
                .map(place -> new FlashPlace(
                        place.state(), place.pieces(), place.ahead(), place.callUntil(), place.orderId()))
                .orElse(null);
    }

    /** All of the market's, newest first. */
    public Page<FlashOffer> page(@Nullable String after, int limit) {
        return Page.of(rows.page(Cursor.idOrNull(after), limit + 1), limit, each -> Cursor.of(each.id()));
    }

    public Optional<FlashOffer> find(UUID offerId) {
        return rows.offer(offerId);
    }
}
