package io.shuke.flash;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Money;
import io.shuke.shared.RepeatedTransactions;
import io.shuke.shared.Right;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Makes flash offers as staff would. Part of every {@code @ServerTest}'s context. */
@Component
@Profile("test")
public class FlashFixture {
    private final MakingFlashOffer making;
    private final FlashOffers offers;
    private final ShownFlashOffers shown;
    private final CallingWaiters calling;
    private final PeopleFixture people;
    private final RepeatedTransactions transactions;
    private final MarketClock clock;
    private @Nullable Person staff;

    FlashFixture(
            MakingFlashOffer making,
            FlashOffers offers,
            ShownFlashOffers shown,
            CallingWaiters calling,
            PeopleFixture people,
            RepeatedTransactions transactions,
            MarketClock clock) {
        this.making = making;
        this.offers = offers;
        this.shown = shown;
        this.calling = calling;
        this.people = people;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** So many pieces of the goods' first SKU at this price, open for years. */
    public FlashDraft draft(GoodsFixture.Made goods, long priceMinor, int pieces, int piecesEach) {
        var now = clock.instant();
        return new FlashDraft(
                goods.sku(),
                Money.cny(priceMinor),
                pieces,
                piecesEach,
                now.minusSeconds(60),
                now.plus(Duration.ofDays(1_000)));
    }

    public UUID published(FlashDraft draft) {
        var id = made(draft);
        assertThat(publish(id)).isInstanceOf(MakingFlashOffer.Move.Moved.class);
        return id;
    }

    public UUID made(FlashDraft draft) {
        var made = making.make(staff().id(), draft);
        assertThat(made).isInstanceOf(MakingFlashOffer.Making.Made.class);
        return ((MakingFlashOffer.Making.Made) made).offerId();
    }

    public MakingFlashOffer.Move publish(UUID offerId) {
        return transactions.run(() -> making.publish(staff().id(), offerId));
    }

    public MakingFlashOffer.Move end(UUID offerId) {
        return transactions.run(() -> making.end(staff().id(), offerId, "Enough"));
    }

    /** What the job does every second. */
    public void call(UUID offerId) {
        calling.call(offerId);
    }

    public FlashOffer read(UUID offerId) {
        return offers.find(offerId).orElseThrow();
    }

    /** As it stands this moment, and not a second ago. */
    public FlashPage page(UUID offerId, Person reader) {
        shown.forget();
        return offers.page(offerId, reader.id()).orElseThrow();
    }

    /** Who has not paid by now is late, and whose turn it was has had it. */
    public void passFiveMinutes() {
        clock.standAhead(clock.ahead().plus(Duration.ofMinutes(5)).plusSeconds(1));
    }

    /** Somebody who keeps the catalogue. */
    public synchronized Person staff() {
        if (staff == null) {
            staff = people.staff(Right.CATALOGUE);
        }
        return staff;
    }
}
