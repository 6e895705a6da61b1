package io.shuke.flash;

import io.shuke.catalog.BelowCost;
import io.shuke.catalog.BelowCost.Shortfall;
import io.shuke.flash.FlashOfferRows.Row;
import io.shuke.identity.Identities;
import io.shuke.identity.People;
import io.shuke.identity.PersonCard;
import io.shuke.shared.Cursor;
import io.shuke.shared.Page;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads flash offers, for buyers and for staff. */
@Component
public class FlashOffers {
    private static final int LISTED = 50;

    private final StoredFlashOffers stored;
    private final FlashOfferRows rows;
    private final StoredPlaces places;
    private final ShownFlashOffers shown;
    private final Identities identities;
    private final StandingPrice prices;
    private final People people;
    private final Clock clock;

    FlashOffers(
            StoredFlashOffers stored,
            FlashOfferRows rows,
            StoredPlaces places,
            ShownFlashOffers shown,
            Identities identities,
            StandingPrice prices,
            People people,
            Clock clock) {
        this.stored = stored;
        this.rows = rows;
        this.places = places;
        this.shown = shown;
        this.identities = identities;
        this.prices = prices;
        this.people = people;
        this.clock = clock;
    }

    /** Those that run or are to begin, of one product or of all; those whose product is not shown are left out. */
    public List<FlashCard> comingOrOpen(@Nullable UUID productId) {
        var now = clock.instant();
        return shown.cards(stored.comingOrOpen(productId, now, LISTED), now);
    }

    /**
     * A published offer, over or not, and the reader's place in it; nothing where its product is not shown. Who looks again
     * and again costs a statement for their own place: everything else is remembered for a second.
     */
    public Optional<FlashPage> page(UUID offerId, @Nullable UUID readerId) {
        return shown.card(offerId, clock.instant())
                .map(card -> new FlashPage(card, readerId == null ? null : placeOf(offerId, readerId)));
    }

    /** Whether it is this person's turn. */
    public boolean isTurnOf(UUID offerId, UUID personId) {
        return places.lastOf(offerId, Set.of(personId))
                .filter(place -> place.state() == FlashPlace.State.CALLED)
                .isPresent();
    }

    private @Nullable FlashPlace placeOf(UUID offerId, UUID readerId) {
        return places.lastOf(offerId, Set.of(readerId))
                .filter(place -> place.state() != FlashPlace.State.GONE)
                .or(() -> places.lastOf(offerId, identities.accountsOf(readerId)))
                .map(place -> new FlashPlace(
                        place.state(),
                        place.pieces(),
                        place.state() == FlashPlace.State.WAITING ? shown.aheadOf(offerId, place.number()) : 0,
                        place.callUntil(),
                        place.personId().equals(readerId) ? place.orderId() : null))
                .orElse(null);
    }

    /** All of the market's, newest first, or those alone whose price bears no more what the goods cost. */
    public Page<FlashOffer> page(boolean belowCost, @Nullable String after, int limit) {
        var now = clock.instant();
        var page = Page.of(
                rows.page(belowCost, now, Cursor.idOrNull(after), limit + 1),
                limit,
                row -> Cursor.of(row.offer().id()));
        var lacking = lackingOf(page.items(), now);
        return page.map(row -> with(row, lacking));
    }

    public Optional<FlashOffer> find(UUID offerId) {
        return rows.offer(offerId).map(row -> with(row, lackingOf(List.of(row), clock.instant())));
    }

    private Map<UUID, Shortfall> lackingOf(List<Row> found, Instant now) {
        return prices.shortfalls(found.stream()
                .map(Row::offer)
                .filter(offer -> offer.stands(now))
                .map(offer -> new StandingPrice.Offered(offer.id(), offer.skuId(), offer.price()))
                .toList());
    }

    private static FlashOffer with(Row row, Map<UUID, Shortfall> lacking) {
        var shortfall = lacking.get(row.offer().id());
        return row.offer().with(BelowCost.of(row.belowSince(), shortfall == null ? List.of() : List.of(shortfall)));
    }

    public Optional<FlashFigures> figuresOf(UUID offerId) {
        return rows.figures(offerId);
    }

    /** The places of an offer, the latest first. */
    public Page<OperatorFlashPlace> placesOf(UUID offerId, @Nullable String after, int limit) {
        var cursor = Cursor.decoded(after, 1);
        var found = rows.places(offerId, cursor == null ? Long.MAX_VALUE : cursor.number(0), limit + 1);
        var names = people.cardsOf(
                found.stream().map(FlashOfferRows.PlaceRow::personId).distinct().toList());
        return Page.of(found, limit, row -> Cursor.of(row.number()))
                .map(row -> new OperatorFlashPlace(
                        row.number(),
                        Optional.ofNullable(names.get(row.personId()))
                                .map(PersonCard::nickname)
                                .orElse(""),
                        row.state(),
                        row.pieces(),
                        row.orderId(),
                        row.cameAt(),
                        row.callUntil(),
                        row.paidAt(),
                        row.goneAt()));
    }
}
