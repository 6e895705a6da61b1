package io.shuke.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.shuke.flash.ClosingFlashOffers;
import io.shuke.flash.FlashDraft;
import io.shuke.flash.FlashFigures;
import io.shuke.flash.FlashOffers;
import io.shuke.flash.FlashPlace.State;
import io.shuke.flash.OperatorFlashPlace;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Money;
import io.shuke.support.StatementCounts;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Those who wait for a flash offer: whichever of their accounts they look with, until their turn or its end. */
class FlashLineTests extends FlashOrders {
    @Autowired
    private FlashOffers offers;

    @Autowired
    private ClosingFlashOffers closing;

    @Autowired
    private MarketClock clock;

    /** Mei's piece came free: Lin is called, and Hua waits. */
    private void linIsCalledAndHuaWaits(UUID offer) {
        ordered(mei, offer);
        order(lin, offer);
        order(hua, offer);
        flash.passFiveMinutes();
        expireAll();
        flash.call(offer);
        assertThat(stateOf(lin, offer)).isEqualTo(State.CALLED);
        assertThat(stateOf(hua, offer)).isEqualTo(State.WAITING);
    }

    private void nobodyWaitsAndEachWasTold(UUID offer) {
        assertThat(stateOf(lin, offer)).isEqualTo(State.GONE);
        assertThat(stateOf(hua, offer)).isEqualTo(State.GONE);
        var read = flash.read(offer);
        assertThat(List.of(read.held(), read.waiting(), read.left())).containsExactly(0, 0, 1);
        assertThat(told(hua)).containsExactly("FLASH_ENDED " + offer);
        assertThat(told(lin)).contains("FLASH_ENDED " + offer).hasSizeBetween(1, 2);
        assertThat(told(mei)).doesNotContain("FLASH_ENDED " + offer);
    }

    @Test
    void whoWaitsOrIsCalledWhenStaffEndItIsToldAndWaitsNoMore() {
        var offer = flash.published(flash.draft(honey, FLASH, 1, 1));
        linIsCalledAndHuaWaits(offer);
        flash.end(offer);
        nobodyWaitsAndEachWasTold(offer);
    }

    @Test
    void whoWaitsOrIsCalledWhenItsTimeIsOverIsToldOnce() {
        var now = clock.instant();
        var offer = flash.published(
                new FlashDraft(honey.sku(), flashPrice(), 1, 1, now.minusSeconds(60), now.plus(Duration.ofMinutes(9))));
        linIsCalledAndHuaWaits(offer);
        flash.passFiveMinutes();
        closing.close();
        closing.close();
        nobodyWaitsAndEachWasTold(offer);
        assertThat(stock.availableOf(List.of(honey.sku()))).containsEntry(honey.sku(), 10);
    }

    @Test
    void staffReadWhatBecameOfEachPlaceAndHowFarPeopleCame() {
        var offer = flash.published(flash.draft(honey, FLASH, 1, 1));
        linIsCalledAndHuaWaits(offer);
        var bought = orders.pay(lin, ordered(lin, offer));
        assertThat(offers.placesOf(offer, null, 2).items())
                .extracting(OperatorFlashPlace::name, OperatorFlashPlace::state)
                .containsExactly(tuple("Hua", State.WAITING), tuple("Lin", State.SOLD));
        var rest = offers.placesOf(offer, offers.placesOf(offer, null, 2).next(), 2);
        assertThat(rest.next()).isNull();
        assertThat(rest.items()).singleElement().satisfies(place -> {
            assertThat(place.name()).isEqualTo("Mei");
            assertThat(place.state()).isEqualTo(State.GONE);
            assertThat(place.paidAt()).isNull();
        });
        assertThat(offers.figuresOf(offer))
                .hasValue(new FlashFigures(3, 2, 0, 2, 1, 0, flashPrice(), Money.cny(ALONE - FLASH)));
        shopping.cancel(lin, bought.id());
        flash.end(offer);
        assertThat(offers.figuresOf(offer)).hasValue(new FlashFigures(3, 2, 1, 2, 1, 1, Money.cny(0), Money.cny(0)));
        var last = offers.placesOf(offer, null, 2).items().getLast();
        assertThat(last.orderId()).isEqualTo(bought.id());
        assertThat(last.paidAt()).isNotNull();
        assertThat(last.goneAt()).isNotNull();
    }

    @Test
    void anotherAccountOfThePersonSeesTheirPlaceAndLeavesIt() {
        var offer = flash.published(flash.draft(honey, FLASH, 1, 1));
        var order = ordered(mei, offer);
        order(lin, offer);
        order(hua, offer);
        var linToo = verifiedAs(lin);
        var meiToo = verifiedAs(mei);
        assertThat(flash.page(offer, linToo).place()).isNotNull().satisfies(place -> {
            assertThat(place.state()).isEqualTo(State.WAITING);
            assertThat(place.ahead()).isZero();
        });
        assertThat(flash.page(offer, meiToo).place()).isNotNull().satisfies(place -> {
            assertThat(place.state()).isEqualTo(State.HELD);
            assertThat(place.orderId()).as("the order of another account").isNull();
        });
        assertThat(flash.page(offer, mei).place())
                .isNotNull()
                .satisfies(place -> assertThat(place.orderId()).isEqualTo(order.id()));
        http.send(linToo.token(), "DELETE", "/api/flash-offers/" + offer + "/place", null);
        assertThat(stateOf(lin, offer)).isEqualTo(State.GONE);
        assertThat(flash.read(offer).waiting()).isOne();
    }

    @Test
    void whoIsVerifiedAfterTheyCameHasNoSecondPlace() {
        var meiToo = people.signUp("Mei, too");
        var offer = flash.published(flash.draft(honey, FLASH, 5, 1));
        var order = ordered(meiToo, offer);
        var number = PeopleFixture.newIdNumber();
        people.verify(mei, number);
        people.verify(meiToo, number);
        var again = order(meiToo, offer);
        assertThat(again.problem()).isEqualTo("flash-had");
        assertThat(again.body().path("orderId").asString()).isEqualTo(order.id().toString());
        assertThat(order(mei, offer).problem()).isEqualTo("flash-had");
        assertThat(flash.read(offer).left()).isEqualTo(4);
    }

    /** However many wait, and however often each of them looks. */
    @Test
    void whoWaitsAsksForTheirOwnPlaceAlone() {
        var offer = flash.published(flash.draft(honey, FLASH, 1, 1));
        ordered(mei, offer);
        order(lin, offer);
        order(hua, offer);
        var fewest = IntStream.range(0, 3)
                .map(i -> StatementCounts.during(() -> {
                            for (int look = 0; look < 10; look++) {
                                assertThat(offers.page(offer, hua.id())
                                                .orElseThrow()
                                                .place())
                                        .isNotNull()
                                        .satisfies(place ->
                                                assertThat(place.ahead()).isOne());
                            }
                        })
                        .size())
                .min()
                .orElseThrow();
        assertThat(fewest).isEqualTo(10);
    }

    private Person verifiedAs(Person person) {
        var other = people.signUp("The same");
        var number = PeopleFixture.newIdNumber();
        people.verify(person, number);
        people.verify(other, number);
        return other;
    }
}
