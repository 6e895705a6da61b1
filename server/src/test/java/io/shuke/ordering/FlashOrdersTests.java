package io.shuke.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.flash.FlashCard.Stage;
import io.shuke.flash.FlashPlace;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.messaging.SendingOutside;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Money;
import io.shuke.support.StatementCounts;
import java.time.Duration;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A flash offer from its first buyer to its last. */
class FlashOrdersTests extends FlashOrders {
    @Autowired
    private SendingOutside sending;

    @Autowired
    private MarketClock clock;

    @Test
    void givesPiecesThenPlacesInTheLineAndSaysWhenAllArePaid() {
        var offer = flash.published(flash.draft(honey, FLASH, 1, 1));
        assertThat(stock.availableOf(List.of(honey.sku()))).containsEntry(honey.sku(), 9);
        var order = ordered(mei, offer);
        assertThat(order.total().amountMinor()).isEqualTo(FLASH + 8_00);
        assertThat(order.lines().getFirst().listPrice()).isEqualTo(Money.cny(ALONE));
        var second = order(lin, offer);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body().path("ahead").asInt()).isZero();
        assertThat(second.body().path("order").isNull()).isTrue();
        assertThat(order(hua, offer).body().path("ahead").asInt()).isEqualTo(1);
        assertThat(flash.page(offer, hua).offer().stage()).isEqualTo(Stage.LINE);
        assertThat(flash.page(offer, hua).place()).isNotNull().satisfies(place -> {
            assertThat(place.state()).isEqualTo(FlashPlace.State.WAITING);
            assertThat(place.ahead()).isEqualTo(1);
        });

        orders.pay(mei, order);
        assertThat(flash.page(offer, mei).place()).extracting(FlashPlace::state).isEqualTo(FlashPlace.State.SOLD);
        assertThat(flash.page(offer, hua).offer().stage()).isEqualTo(Stage.SOLD_OUT);
        var wen = people.signUp("Wen");
        assertThat(order(wen, offer).problem()).isEqualTo("flash-sold-out");
        var read = flash.read(offer);
        assertThat(List.of(read.came(), read.held(), read.sold(), read.waiting(), read.left()))
                .containsExactly(3, 0, 1, 2, 0);
    }

    @Test
    void anOrderIsWhatAnOrdinaryOneIsButForItsPriceAndItsOffer() {
        var dear = goods.product("Dear honey", FLASH, 10);
        var ordinary = orders.placed(mei, new Pieces(dear.sku(), 2));
        var offer = flash.published(flash.draft(honey, FLASH, 4, 2));
        var order = ordered(mei, offer, 2);
        var ofOrder = List.of("id", "number", "placed_at", "pay_before", "flash_offer_id");
        assertThat(rowOf("orders", "id", order.id(), ofOrder))
                .isEqualTo(rowOf("orders", "id", ordinary.id(), ofOrder))
                .hasSizeGreaterThan(20);
        var ofLine = List.of(
                "order_id",
                "id",
                "sku_id",
                "product_id",
                "handle",
                "title",
                "list_price_minor",
                "purchase_minor",
                "vendor_id",
                "category_id");
        assertThat(rowOf("order_lines", "order_id", order.id(), ofLine))
                .isEqualTo(rowOf("order_lines", "order_id", ordinary.id(), ofLine))
                .hasSizeGreaterThan(20);
        assertThat(orders.pay(mei, order).state()).isEqualTo(OrderState.PAID);
    }

    private Map<String, Object> rowOf(String table, String key, UUID id, List<String> without) {
        var row = jdbc.sql("select * from ordering." + table + " where " + key + " = :id")
                .param("id", id)
                .query()
                .singleRow();
        row.keySet().removeAll(without);
        return row;
    }

    @Test
    void whoWaitsIsCalledWhenAnUnpaidOrderEndsAndNobodyPassesThem() {
        var offer = flash.published(flash.draft(honey, FLASH, 1, 1));
        ordered(mei, offer);
        order(lin, offer);
        flash.passFiveMinutes();
        expireAll();
        assertThat(order(hua, offer).body().path("ahead").asInt()).isEqualTo(1);
        flash.call(offer);
        assertThat(flash.page(offer, lin).place()).extracting(FlashPlace::state).isEqualTo(FlashPlace.State.CALLED);
        assertThat(order(mei, offer).body().path("ahead").asInt()).isEqualTo(1);
        assertThat(ordered(lin, offer).lines().getFirst().quantity()).isOne();
        assertThat(flash.read(offer).held()).isOne();
    }

    @Test
    void whoDoesNotComeMakesWayForTheNext() {
        var offer = flash.published(flash.draft(honey, FLASH, 1, 1));
        ordered(mei, offer);
        order(lin, offer);
        order(hua, offer);
        flash.passFiveMinutes();
        expireAll();
        flash.call(offer);
        flash.passFiveMinutes();
        flash.call(offer);
        assertThat(flash.page(offer, lin).place()).extracting(FlashPlace::state).isEqualTo(FlashPlace.State.GONE);
        ordered(hua, offer);
    }

    @Test
    void whoIsCalledIsTold() {
        var offer = flash.published(flash.draft(honey, FLASH, 1, 1));
        ordered(mei, offer);
        order(lin, offer);
        flash.passFiveMinutes();
        expireAll();
        flash.call(offer);
        assertThat(told(lin)).containsExactly("FLASH_TURN " + offer);
    }

    @Test
    void whoseTurnPassedInTheirQuietHoursIsNotWokenForIt() {
        var now = LocalTime.ofInstant(clock.instant(), MarketClock.ZONE);
        wantLetters(lin, Map.of("from", written(now.minusHours(1)), "until", written(now.plusHours(2))));
        wantLetters(hua, Map.of());
        for (var waiting : List.of(lin, hua)) {
            honey = goods.product("Honey for " + waiting.phone(), ALONE, 10);
            var offer = flash.published(flash.draft(honey, FLASH, 1, 1));
            ordered(mei, offer);
            order(waiting, offer);
            flash.passFiveMinutes();
            expireAll();
            flash.call(offer);
            outbox.deliver();
            sendLetters();
            flash.passFiveMinutes();
            flash.call(offer);
        }
        clock.standAhead(clock.ahead().plus(Duration.ofHours(3)));
        sendLetters();
        assertThat(lettersTo(hua)).isEqualTo(1);
        assertThat(lettersTo(lin)).isZero();
    }

    private static String written(LocalTime time) {
        return time.toString().substring(0, 5);
    }

    private void wantLetters(Person person, Map<String, String> quiet) {
        var wishes = new HashMap<String, Object>();
        wishes.put("kinds", List.of(Map.of("kind", "FLASH_TURN", "inApp", true, "outside", true)));
        if (!quiet.isEmpty()) {
            wishes.put("quiet", quiet);
        }
        assertThat(http.send(person.token(), "PUT", "/api/my/notification-wishes", wishes)
                        .status())
                .isEqualTo(200);
    }

    private void sendLetters() {
        while (sending.sendDue() > 0) {
            // Others may have left more than a batch.
        }
    }

    private int lettersTo(Person person) {
        return jdbc.sql("select count(*) from demo.message where phone like '%' || :phone and code = ''")
                .param("phone", person.phone())
                .query(Integer.class)
                .single();
    }

    @Test
    void whoWantsMoreThanIsFreeIsCalledForWhatThereIs() {
        var offer = flash.published(flash.draft(honey, FLASH, 3, 2));
        ordered(mei, offer, 1);
        orders.pay(lin, ordered(lin, offer, 2));
        assertThat(shopping.placeFlash(hua, offer, shopping.flash(hua, offer, pieces(2)))
                        .body()
                        .path("ahead")
                        .asInt())
                .isZero();
        flash.passFiveMinutes();
        expireAll();
        flash.call(offer);
        assertThat(shopping.placeFlash(hua, offer, shopping.flash(hua, offer, pieces(2)))
                        .problem())
                .isEqualTo("flash-fewer");
        assertThat(ordered(hua, offer, 1).total().amountMinor()).isEqualTo(FLASH + 8_00);
        assertThat(flash.read(offer).left()).isZero();
    }

    @Test
    void fewerThanWantedAreLeft() {
        var offer = flash.published(flash.draft(honey, FLASH, 3, 2));
        ordered(mei, offer, 2);
        var answer = shopping.placeFlash(lin, offer, shopping.flash(lin, offer, pieces(2)));
        assertThat(answer.problem()).isEqualTo("flash-fewer");
        assertThat(answer.body().path("left").asInt()).isOne();
        ordered(lin, offer, 1);
    }

    @Test
    void eachPersonHasOnePlaceWhateverTheirAccounts() {
        var offer = flash.published(flash.draft(honey, FLASH, 5, 1));
        var order = ordered(mei, offer);
        var again = order(mei, offer);
        assertThat(again.problem()).isEqualTo("flash-had");
        assertThat(again.body().path("orderId").asString()).isEqualTo(order.id().toString());
        var second = people.signUp("Mei, too");
        var number = PeopleFixture.newIdNumber();
        people.verify(mei, number);
        people.verify(second, number);
        assertThat(order(second, offer).problem()).isEqualTo("flash-had");
        assertThat(flash.read(offer).left()).isEqualTo(4);
    }

    @Test
    void aRepeatedRequestIsAnsweredAsBefore() {
        var offer = flash.published(flash.draft(honey, FLASH, 5, 2));
        var key = Ids.code(20);
        var wish = shopping.flash(mei, offer, pieces(1));
        var first = shopping.placeFlash(mei, offer, wish, key);
        var again = shopping.placeFlash(mei, offer, wish, key);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(shopping.placeFlash(mei, offer, shopping.flash(mei, offer, pieces(2)), key)
                        .problem())
                .isEqualTo("idempotency-key-reused");
        assertThat(flash.read(offer).held()).isOne();
    }

    @Test
    void refusesAnotherPriceSomebodyElsesAddressAndMoreThanOneMayHave() {
        var offer = flash.published(flash.draft(honey, FLASH, 5, 1));
        var wish = orders.flashWish(mei, offer, pieces(1));
        var dearer =
                new PlacingFlashOrders.Wish(mei.id(), null, 1, Money.cny(ALONE), wish.addressId(), null, wish.total());
        assertThat(shopping.placeFlash(mei, offer, Shopping.body(dearer)).problem())
                .isEqualTo("price-changed");
        assertThat(shopping.placeFlash(lin, offer, Shopping.body(wish)).status())
                .isEqualTo(400);
        var two = new PlacingFlashOrders.Wish(
                mei.id(), null, 2, wish.unitPrice(), wish.addressId(), null, Money.cny(2 * FLASH + 8_00));
        assertThat(shopping.placeFlash(mei, offer, Shopping.body(two)).problem())
                .isEqualTo("flash-fewer");
        assertThat(flash.read(offer).came()).isZero();
    }

    @Test
    void isClosedBeforeItBeginsAndOnceItHasEnded() {
        var offer = flash.published(flash.draft(honey, FLASH, 5, 1));
        var wish = shopping.flash(mei, offer, pieces(1));
        var order = ordered(lin, offer);
        flash.end(offer);
        assertThat(shopping.placeFlash(mei, offer, wish).problem()).isEqualTo("flash-closed");
        assertThat(shopping.placeFlash(mei, Ids.next(), wish).problem()).isEqualTo("flash-closed");
        assertThat(stock.availableOf(List.of(honey.sku()))).containsEntry(honey.sku(), 9);
        shopping.cancel(lin, order.id());
        assertThat(stock.availableOf(List.of(honey.sku()))).containsEntry(honey.sku(), 10);
    }

    @Test
    void aCancelledOrderGivesItsPieceToTheNext() {
        var offer = flash.published(flash.draft(honey, FLASH, 1, 1));
        var order = orders.pay(mei, ordered(mei, offer));
        assertThat(shopping.cancel(mei, order.id()).status()).isEqualTo(200);
        assertThat(shopping.cancel(mei, order.id()).status()).isEqualTo(409);
        assertThat(flash.read(offer).left()).isOne();
        ordered(lin, offer);
        assertThat(stock.availableOf(List.of(honey.sku()))).containsEntry(honey.sku(), 9);
    }

    @Test
    void aRefundOfAllBeforeShipmentGivesThePieceToTheNext() {
        var offer = flash.published(flash.draft(honey, FLASH, 1, 1));
        var order = orders.pay(mei, ordered(mei, offer));
        orders.refund(order, 0, 1);
        assertThat(orders.read(mei, order).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(stateOf(mei, offer)).isEqualTo(FlashPlace.State.GONE);
        assertThat(flash.read(offer).left()).isOne();
        ordered(lin, offer);
        assertThat(stock.availableOf(List.of(honey.sku()))).containsEntry(honey.sku(), 9);
    }

    /** A piece called off by itself goes to the ordinary shelf; the last one goes back to the offer with the place. */
    @Test
    void aRefundOfOnePieceLeavesTheOtherItsPlace() {
        var offer = flash.published(flash.draft(honey, FLASH, 3, 2));
        var order = orders.pay(mei, ordered(mei, offer, 2));
        orders.refund(order, 0, 1);
        assertThat(stateOf(mei, offer)).isEqualTo(FlashPlace.State.SOLD);
        assertThat(flash.read(offer).sold()).isOne();
        assertThat(flash.read(offer).left()).isOne();
        orders.refund(orders.read(mei, order), 0, 1);
        assertThat(stateOf(mei, offer)).isEqualTo(FlashPlace.State.GONE);
        assertThat(flash.read(offer).left()).isEqualTo(2);
        ordered(lin, offer, 2);
        assertThat(order(hua, offer).body().path("ahead").asInt()).isZero();
        assertThat(stock.availableOf(List.of(honey.sku()))).containsEntry(honey.sku(), 8);
    }

    @Test
    void whoLeavesTheLineMakesItShorter() {
        var offer = flash.published(flash.draft(honey, FLASH, 1, 1));
        ordered(mei, offer);
        order(lin, offer);
        order(hua, offer);
        assertThat(http.send(lin.token(), "DELETE", "/api/flash-offers/" + offer + "/place", null)
                        .status())
                .isEqualTo(204);
        assertThat(flash.page(offer, hua).place()).extracting(FlashPlace::ahead).isEqualTo(0);
        assertThat(flash.read(offer).waiting()).isOne();
    }

    /** Ten orders cost the database as many statements as one. */
    @Test
    void aGoOfTenTakesAsManyStatementsAsAGoOfOne() {
        var offer = flash.published(flash.draft(honey, FLASH, 10, 1));
        var wishes = IntStream.range(0, 10)
                .mapToObj(i -> orders.flashWish(people.signUp("Buyer " + i), offer, pieces(1)))
                .toList();
        placed(offer, wishes.subList(0, 1));
        var one = StatementCounts.during(() -> placed(offer, wishes.subList(1, 2)));
        var eight = StatementCounts.during(() -> placed(offer, wishes.subList(2, 10)));
        assertThat(withoutPlan(eight)).hasSameSizeAs(withoutPlan(one)).hasSize(12);
    }

    private List<PlacingFlashOrders.Outcome> placed(UUID offer, List<PlacingFlashOrders.Wish> wishes) {
        var outcomes = transactions.run(() -> placing.place(offer, wishes));
        assertThat(outcomes).hasOnlyElementsOfType(PlacingFlashOrders.Outcome.Placed.class);
        return outcomes;
    }

    private static List<String> withoutPlan(List<String> statements) {
        return statements.stream()
                .filter(sql -> !sql.contains("from commission.plan"))
                .toList();
    }
}
