package io.shuke.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.catalog.StockLevels;
import io.shuke.flash.FlashFixture;
import io.shuke.flash.FlashPlace;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ordering.PlacingFlashOrders.Outcome;
import io.shuke.ordering.PlacingFlashOrders.Wish;
import io.shuke.shared.Ids;
import io.shuke.shared.RepeatedTransactions;
import io.shuke.support.Http.Answer;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A crowd before one flash offer: exactly as many orders as pieces, and everybody else in line as they came. */
@ServerTest
class FlashCrowdTests {
    private static final int PIECES = 50;
    private static final int BUYERS = 600;

    @Autowired
    private Shopping shopping;

    @Autowired
    private OrdersFixture orders;

    @Autowired
    private PlacingFlashOrders placing;

    @Autowired
    private ExpiringOrders expiring;

    @Autowired
    private FlashFixture flash;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private StockLevels stock;

    @Autowired
    private RepeatedTransactions transactions;

    @Autowired
    private JdbcClient jdbc;

    private GoodsFixture.Made honey;
    private UUID offer;

    @BeforeEach
    void fiftyPieces() {
        honey = goods.product("Flash honey", 58_00, 2 * PIECES);
        offer = flash.published(flash.draft(honey, 39_00, PIECES, 1));
    }

    /** Over HTTP, half of them twice with one key; then some pay, the others let it go, and the line moves up. */
    @Test
    void sixHundredForFifty() {
        var buyers = buyers(BUYERS);
        var wishes = wishesOf(buyers);
        var keys = IntStream.range(0, BUYERS).mapToObj(i -> Ids.code(20)).toList();
        var answers = Together.run(BUYERS + BUYERS / 2, i -> () -> {
            int who = i % BUYERS;
            return shopping.placeFlash(buyers.get(who), offer, Shopping.body(wishes.get(who)), keys.get(who));
        });
        assertThat(answers).extracting(Answer::status).containsOnly(201, 409);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409)
                .allSatisfy(answer -> assertThat(answer.problem()).isEqualTo("still-running"));
        assertThat(ordersOfOffer()).hasSize(PIECES);
        assertThat(placesInState("HELD")).isEqualTo(PIECES);
        assertThat(placesInState("WAITING")).isEqualTo(BUYERS - PIECES);
        checkCounts();

        var paying = ordersOfOffer().entrySet().stream().limit(30).toList();
        for (var each : paying) {
            var buyer = buyers.stream()
                    .filter(person -> person.id().equals(each.getValue()))
                    .findFirst()
                    .orElseThrow();
            orders.pay(buyer, orders.read(buyer, each.getKey()));
        }
        var firstInLine = line().subList(0, PIECES - 30);
        flash.passFiveMinutes();
        while (expiring.expire() == ExpiringOrders.BATCH) {}
        flash.call(offer);
        assertThat(peopleInState("CALLED")).containsExactlyInAnyOrderElementsOf(firstInLine);
        var called = buyers.stream()
                .filter(person -> firstInLine.contains(person.id()))
                .toList();
        var calledWishes = wishesOf(called);
        var taken = Together.run(
                called.size(),
                i -> () -> shopping.placeFlash(called.get(i), offer, Shopping.body(calledWishes.get(i))));
        assertThat(taken).extracting(Answer::status).containsOnly(201);
        assertThat(placesInState("HELD")).isEqualTo(PIECES - 30);
        assertThat(placesInState("SOLD")).isEqualTo(30);
        checkCounts();
    }

    /** As several processes would: each decides goes of its own, in transactions that know nothing of one another. */
    @Test
    void severalWritersSellNoPieceTwice() {
        var wishes = wishesOf(buyers(240));
        var outcomes = Together.run(
                        24,
                        writer -> () -> transactions.run(
                                () -> placing.place(offer, wishes.subList(writer * 10, writer * 10 + 10))))
                .stream()
                .flatMap(Collection::stream)
                .toList();
        assertThat(outcomes).filteredOn(Outcome.Placed.class::isInstance).hasSize(PIECES);
        assertThat(outcomes.stream()
                        .filter(Outcome.Waits.class::isInstance)
                        .map(outcome -> ((Outcome.Waits) outcome).ahead()))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 240 - PIECES).boxed().toList());
        checkCounts();
    }

    /** The same person from two writers at once has one place. */
    @Test
    void nobodyHasTwoPlaces() {
        var wish = wishesOf(buyers(1)).getFirst();
        var outcomes = Together.run(8, writer -> () -> transactions.run(() -> placing.place(offer, List.of(wish))));
        assertThat(outcomes.stream().flatMap(Collection::stream))
                .filteredOn(Outcome.Placed.class::isInstance)
                .hasSize(1);
        checkCounts();
    }

    /** Unpaid orders end, buyers cancel, people leave and others come, all at once. */
    @Test
    void piecesThatComeBackWhileOthersComeAreCountedOnce() {
        var first = buyers(PIECES);
        var firstWishes = wishesOf(first);
        transactions.run(() -> placing.place(offer, firstWishes));
        var waiting = wishesOf(buyers(40));
        transactions.run(() -> placing.place(offer, waiting));
        var coming = wishesOf(buyers(40));
        var cancelled = new ArrayList<>(ordersOfOffer().entrySet()).subList(0, 20);
        flash.passFiveMinutes();
        var acts = new ArrayList<Runnable>();
        for (var each : cancelled) {
            var buyer = first.stream()
                    .filter(person -> person.id().equals(each.getValue()))
                    .findFirst()
                    .orElseThrow();
            acts.add(() -> shopping.cancel(buyer, each.getKey()));
        }
        coming.forEach(wish -> acts.add(() -> transactions.run(() -> placing.place(offer, List.of(wish)))));
        IntStream.range(0, 6).forEach(i -> acts.add(() -> expiring.expire()));
        IntStream.range(0, 6).forEach(i -> acts.add(() -> flash.call(offer)));
        Together.run(acts.size(), i -> () -> {
            acts.get(i).run();
            return true;
        });
        while (expiring.expire() == ExpiringOrders.BATCH) {}
        flash.call(offer);
        checkCounts();
        assertThat(placesInState("CALLED")).isEqualTo(PIECES);
        assertThat(flash.read(offer).waiting()).isEqualTo(30);
    }

    private List<Person> buyers(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> people.signUp("Buyer " + i))
                .toList();
    }

    private List<Wish> wishesOf(List<Person> buyers) {
        return buyers.stream()
                .map(buyer -> orders.flashWish(buyer, offer, new Pieces(honey.sku(), 1)))
                .toList();
    }

    /** What the offer counts, what its places say, what is set aside and what is in stock are one. */
    private void checkCounts() {
        var read = flash.read(offer);
        assertThat(read.held() + read.sold() + read.left()).isEqualTo(PIECES);
        assertThat(read.waiting()).isEqualTo(placesInState("WAITING"));
        var reserved = jdbc.sql("""
                        select coalesce(sum(quantity), 0) from inventory.reservation
                        where set_aside_by = :offer and state <> 'GIVEN_BACK'
                        """).param("offer", offer).query(Integer.class).single();
        var aside = jdbc.sql("select quantity from inventory.reservation where order_id = :offer")
                .param("offer", offer)
                .query(Integer.class)
                .single();
        assertThat(reserved + aside).isEqualTo(PIECES);
        assertThat(reserved).isEqualTo(placesInState("HELD") + placesInState("SOLD"));
        assertThat(stock.availableOf(List.of(honey.sku()))).containsEntry(honey.sku(), PIECES);
    }

    /** Orders that have not ended, with their buyers. */
    private Map<UUID, UUID> ordersOfOffer() {
        return jdbc
                .sql("""
                        select id, buyer_id from ordering.orders
                        where flash_offer_id = :offer and state in ('PLACED', 'PAID')
                        """)
                .param("offer", offer)
                .query((row, number) ->
                        Map.entry(row.getObject("id", UUID.class), row.getObject("buyer_id", UUID.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private int placesInState(String state) {
        return peopleInState(state).size();
    }

    private List<UUID> peopleInState(String state) {
        return jdbc.sql("select person_id from flash.places where offer_id = :offer and state = :state order by number")
                .param("offer", offer)
                .param("state", FlashPlace.State.valueOf(state).name())
                .query(UUID.class)
                .list();
    }

    private List<UUID> line() {
        return peopleInState("WAITING");
    }
}
