package io.shuke.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.catalog.StockLevels;
import io.shuke.flash.FlashFixture;
import io.shuke.flash.FlashPlace;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.shared.Money;
import io.shuke.shared.OutboxDelivery;
import io.shuke.shared.RepeatedTransactions;
import io.shuke.support.Http;
import io.shuke.support.Http.Answer;
import io.shuke.support.ServerTest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Three people and honey that they want of flash offers. */
@ServerTest
abstract class FlashOrders {
    static final long ALONE = 58_00;
    static final long FLASH = 39_00;

    @Autowired
    Shopping shopping;

    @Autowired
    OrdersFixture orders;

    @Autowired
    PlacingFlashOrders placing;

    @Autowired
    ExpiringOrders expiring;

    @Autowired
    FlashFixture flash;

    @Autowired
    PeopleFixture people;

    @Autowired
    GoodsFixture goods;

    @Autowired
    StockLevels stock;

    @Autowired
    RepeatedTransactions transactions;

    @Autowired
    OutboxDelivery outbox;

    @Autowired
    Http http;

    @Autowired
    JdbcClient jdbc;

    GoodsFixture.Made honey;
    Person mei;
    Person lin;
    Person hua;

    @BeforeEach
    void threePeopleWantHoney() {
        honey = goods.product("Flash honey", ALONE, 10);
        mei = people.signUp("Mei");
        lin = people.signUp("Lin");
        hua = people.signUp("Hua");
    }

    /** Those that other tests left unpaid come first. */
    void expireAll() {
        while (expiring.expire() == ExpiringOrders.BATCH) {}
    }

    Pieces pieces(int quantity) {
        return new Pieces(honey.sku(), quantity);
    }

    Answer order(Person buyer, UUID offer) {
        return shopping.placeFlash(buyer, offer, shopping.flash(buyer, offer, pieces(1)));
    }

    Order ordered(Person buyer, UUID offer) {
        return ordered(buyer, offer, 1);
    }

    Order ordered(Person buyer, UUID offer, int quantity) {
        var answer = shopping.placeFlash(buyer, offer, shopping.flash(buyer, offer, pieces(quantity)));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return orders.read(
                buyer, UUID.fromString(answer.body().path("order").path("id").asString()));
    }

    FlashPlace.@Nullable State stateOf(Person person, UUID offer) {
        var place = flash.page(offer, person).place();
        return place == null ? null : place.state();
    }

    /** What the person was told, the latest first. */
    List<String> told(Person person) {
        outbox.deliver();
        return http.get(person.token(), "/api/my/notifications")
                .body()
                .path("items")
                .valueStream()
                .map(item -> item.path("kind").asString() + " "
                        + item.path("subjectId").asString())
                .toList();
    }

    static Money flashPrice() {
        return Money.cny(FLASH);
    }
}
