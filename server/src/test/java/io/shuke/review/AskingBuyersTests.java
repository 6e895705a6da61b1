package io.shuke.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.identity.ClosingAccount;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ordering.Order;
import io.shuke.ordering.OrdersFixture;
import io.shuke.ordering.Pieces;
import io.shuke.ordering.ReceivedGoods;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.shared.OutboxDelivery;
import io.shuke.social.ModerationFixture;
import io.shuke.social.SocialFixture;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Rui asks about honey, and Mei, who has it and agreed to be asked, is told. */
@ServerTest
class AskingBuyersTests {
    private static final int CROWD = 12;

    @Autowired
    private OrdersFixture orders;

    @Autowired
    private QuestionsFixture questions;

    @Autowired
    private StoredAskedBuyers asked;

    @Autowired
    private ReceivedGoods received;

    @Autowired
    private SocialFixture social;

    @Autowired
    private ModerationFixture moderation;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private OutboxDelivery outbox;

    @Autowired
    private ClosingAccount closing;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MarketClock clock;

    @Autowired
    private Http http;

    private Person rui;
    private Person mei;
    private GoodsFixture.Made honey;

    @BeforeEach
    void meiHasHoneyAndAgreed() {
        rui = people.signUp("Rui");
        mei = people.signUp("Mei");
        honey = goods.product("Honey", 68_00, 100);
        received(mei);
        agree(mei, true);
    }

    @Test
    void whoHasTheGoodsAndAgreedIsToldOnceAndLedToTheQuestion() {
        var id = questions.asked(rui, honey.productId(), "Is it sweet?");
        assertThat(told(mei)).hasSize(1).first().satisfies(told -> {
            assertThat(told.path("subjectId").asString()).isEqualTo(id.toString());
            assertThat(told.at("/actor/nickname").asString()).isEqualTo("Rui");
        });
        assertThat(questions.answer(mei, id, 0, "Just right").status()).isEqualTo(200);
        assertThat(told(mei)).hasSize(1);
        assertThat(told(rui)).isEmpty();
    }

    @Test
    void nobodyIsToldWhoDidNotAgreeOrHasNoneOrSentItBackOrAsksThemselves() {
        var silent = people.signUp("Silent");
        received(silent);
        agree(rui, true);
        var back = people.signUp("Back");
        agree(back, true);
        orders.refund(received(back), 0, 1);
        agree(mei, false);
        questions.asked(rui, honey.productId(), "Is it sweet?");
        received(rui);
        questions.asked(rui, honey.productId(), "And how long does it keep?");
        for (var person : List.of(mei, silent, back, rui)) {
            assertThat(told(person)).as(person.phone()).isEmpty();
        }
    }

    @Test
    void whoBlockedOrMutedEachOtherAreLeftAloneAndCostNothingOfTheDay() {
        var lin = people.signUp("Lin");
        received(lin);
        agree(lin, true);
        social.act(rui, "PUT", social.code(mei), "block");
        social.act(lin, "PUT", social.code(rui), "mute");
        questions.asked(rui, honey.productId(), "Is it sweet?");
        assertThat(told(mei)).isEmpty();
        assertThat(told(lin)).isEmpty();
        assertThat(countedFor(mei)).isEmpty();
        assertThat(countedFor(lin)).isEmpty();
    }

    @Test
    void notWhereTheySwitchedItOff() {
        http.send(
                mei.token(),
                "PUT",
                "/api/my/notification-wishes",
                Map.of("kinds", List.of(Map.of("kind", "QUESTION", "inApp", false, "outside", false))));
        questions.asked(rui, honey.productId(), "Is it sweet?");
        assertThat(told(mei)).isEmpty();
    }

    @Test
    void ofThreeADayAndOfMoreOnTheNext() {
        for (int i = 0; i < 5; i++) {
            questions.asked(rui, honey.productId(), "Question " + i);
        }
        assertThat(told(mei)).hasSize(3);
        clock.standAhead(clock.ahead().plus(Duration.ofDays(1)));
        questions.asked(people.signIn(rui, null), honey.productId(), "One more");
        assertThat(told(people.signIn(mei, null))).hasSize(4);
    }

    /** Also where questions about several goods of theirs come at one moment. */
    @Test
    void theDaysThreeAreExactHoweverManyAskAtOnce() {
        var buyers = IntStream.range(0, 5).mapToObj(i -> Ids.next()).toList();
        var day = LocalDate.ofInstant(clock.instant(), MarketClock.ZONE);
        var taken = Together.run(CROWD, i -> () -> take(i % 2 == 0 ? buyers : buyers.reversed(), day));
        var byBuyer =
                taken.stream().flatMap(List::stream).collect(Collectors.groupingBy(one -> one, Collectors.counting()));
        assertThat(byBuyer.keySet()).containsExactlyInAnyOrderElementsOf(buyers);
        assertThat(byBuyer.values()).containsOnly(3L);
        assertThat(take(buyers, day)).isEmpty();
        assertThat(take(buyers, day.plusDays(1))).containsExactlyInAnyOrderElementsOf(buyers);
    }

    @Test
    void twentyAtMostOfAQuestionTheFirstOfThemWhoHaveADayLeft() {
        var buyers = IntStream.range(0, 25).mapToObj(i -> Ids.next()).toList();
        var day = LocalDate.ofInstant(clock.instant(), MarketClock.ZONE);
        var busy = buyers.subList(0, 2);
        IntStream.range(0, 3).forEach(i -> take(busy, day));
        assertThat(take(buyers, day)).containsExactlyInAnyOrderElementsOf(buyers.subList(2, 22));
    }

    @Test
    void whoReceivedItLastComesFirst() {
        var lin = people.signUp("Lin");
        received(lin);
        var back = people.signUp("Back");
        orders.refund(received(back), 0, 1);
        assertThat(latest(100)).containsExactly(lin.id(), mei.id());
        received(mei);
        assertThat(latest(100)).containsExactly(mei.id(), lin.id());
        assertThat(latest(1)).containsExactly(mei.id());
    }

    private List<UUID> latest(int lines) {
        return received.latestBuyers(honey.productId(), lines);
    }

    @Test
    void aQuestionThatIsHeldIsToldOnceItIsFreeAndOneThatIsGoneNever() {
        var one = moderation.staff();
        var word = "gloop" + Ids.code(6).toLowerCase(Locale.ROOT);
        http.post(one.token(), "/api/operator/listed-words", Map.of("word", word, "effect", "HOLD"));
        questions.asked(rui, honey.productId(), "Is it " + word + "?");
        assertThat(told(mei)).isEmpty();
        assertThat(moderation.dismiss(one, moderation.caseOf(rui)).status()).isEqualTo(200);
        assertThat(told(mei)).hasSize(1);

        var gone = questions.asked(rui, honey.productId(), "Never mind");
        assertThat(http.send(rui.token(), "DELETE", "/api/questions/" + gone, null)
                        .status())
                .isEqualTo(204);
        assertThat(told(mei)).hasSize(1);
    }

    @Test
    void whoLeavesIsForgottenHere() {
        var order = received(mei);
        questions.asked(rui, honey.productId(), "Is it sweet?");
        assertThat(told(mei)).hasSize(1);
        assertThat(countedFor(mei)).containsExactly(1);
        orders.settle(mei, order);
        var closed = transaction.execute(status -> closing.close(mei.id(), false));
        assertThat(closed).isInstanceOf(ClosingAccount.Outcome.Closed.class);
        assertThat(countedFor(mei)).isEmpty();
        questions.asked(people.signIn(rui, null), honey.productId(), "And now?");
        deliver();
        assertThat(countedFor(mei)).isEmpty();
    }

    private List<UUID> take(List<UUID> buyers, LocalDate day) {
        return Objects.requireNonNull(transaction.execute(status -> asked.take(buyers, day)));
    }

    private List<Integer> countedFor(Person buyer) {
        return jdbc.sql("select questions from review.asked_buyer where buyer_id = :buyer")
                .param("buyer", buyer.id())
                .query(Integer.class)
                .list();
    }

    /** What they were told of questions, once everything that waits was delivered. */
    private List<JsonNode> told(Person person) {
        deliver();
        return social.read(person, "/api/my/notifications")
                .path("items")
                .valueStream()
                .filter(told -> told.path("kind").asString().equals("QUESTION"))
                .toList();
    }

    /** The question goes to those who choose buyers, and from there to those who tell them. */
    private void deliver() {
        outbox.deliver();
        outbox.deliver();
    }

    private void agree(Person person, boolean granted) {
        assertThat(http.send(person.token(), "PUT", "/api/me/consents/ANSWER_QUESTIONS", Map.of("granted", granted))
                        .status())
                .isEqualTo(204);
    }

    private Order received(Person buyer) {
        return orders.receive(
                buyer, orders.ship(buyer, orders.pay(buyer, orders.placed(buyer, new Pieces(honey.sku(), 1)))));
    }
}
