package io.shuke.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.identity.ClosingAccount;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ordering.Order;
import io.shuke.ordering.OrdersFixture;
import io.shuke.ordering.Pieces;
import io.shuke.shared.Ids;
import io.shuke.shared.OutboxDelivery;
import io.shuke.shared.Right;
import io.shuke.social.ModerationFixture;
import io.shuke.social.ReportSubject;
import io.shuke.social.SocialFixture;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** People ask about honey, and those who have it at home answer. */
@ServerTest
class QuestionsTests {
    private static final int CROWD = 12;

    @Autowired
    private OrdersFixture orders;

    @Autowired
    private QuestionsFixture questions;

    @Autowired
    private SocialFixture social;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private ClosingAccount closing;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private ModerationFixture moderation;

    @Autowired
    private OutboxDelivery outbox;

    @Autowired
    private Http http;

    private Person rui;
    private Person mei;
    private GoodsFixture.Made honey;

    @BeforeEach
    void thereIsHoney() {
        rui = people.signUp("Rui");
        mei = people.signUp("Mei");
        honey = goods.product("Honey", 68_00, 100);
    }

    @Test
    void ruiAsksAndMeiWhoReceivedItAnswersAndEverybodyReadsBoth() {
        var id = questions.asked(rui, honey.productId(), "Is it very sweet?");
        received(mei);
        assertThat(questions.find(mei, id).path("canAnswer").asBoolean()).isTrue();
        assertThat(questions.answer(mei, id, 0, "Just right").status()).isEqualTo(200);

        var seen = questions.list(null, honey.productId()).path(0);
        assertThat(seen.path("text").asString()).isEqualTo("Is it very sweet?");
        assertThat(seen.at("/author/nickname").asString()).isEqualTo("Rui");
        assertThat(seen.path("answers").asInt()).isEqualTo(1);
        assertThat(seen.at("/first/text").asString()).isEqualTo("Just right");
        assertThat(seen.at("/first/author/nickname").asString()).isEqualTo("Mei");
        assertThat(questions.count(honey.productId())).isEqualTo(1);
        assertThat(questions.find(mei, id).at("/answer/answer/mine").asBoolean())
                .isTrue();
    }

    /** Both are decided in the one queue, and come back as they were. */
    @Test
    void aReportedQuestionAndAReportedAnswerAreTakenDownAndRestored() {
        var id = questions.asked(rui, honey.productId(), "Is it any good, you fools?");
        received(mei);
        assertThat(questions.answer(mei, id, 0, "Better than you").status()).isEqualTo(200);
        var answer = questions.list(null, honey.productId()).at("/0/first/id").asString();
        var was = questions.list(null, honey.productId());

        moderation.report(rui, ReportSubject.ANSWER, answer);
        var one = moderation.staff();
        assertThat(moderation.waiting(one, moderation.caseOf(mei)).path("text").asString())
                .isEqualTo("Better than you");
        assertThat(moderation.takeDown(one, moderation.caseOf(mei)).status()).isEqualTo(200);
        assertThat(questions.list(null, honey.productId()).at("/0/answers").asInt())
                .isZero();
        assertThat(moderation.strikes(mei)).isEqualTo(1);

        moderation.report(mei, ReportSubject.QUESTION, id);
        assertThat(moderation.takeDown(one, moderation.caseOf(rui)).status()).isEqualTo(200);
        assertThat(questions.count(honey.productId())).isZero();

        for (var author : List.of(rui, mei)) {
            assertThat(moderation.appeal(author, moderation.caseOf(author)).status())
                    .isEqualTo(204);
            assertThat(moderation
                            .restore(moderation.staff(), moderation.caseOf(author))
                            .status())
                    .isEqualTo(200);
        }
        assertThat(questions.list(null, honey.productId())).isEqualTo(was);
        assertThat(questions.count(honey.productId())).isEqualTo(1);
    }

    @Test
    void onlyWhoReceivedItAndDidNotSendAllOfItBackAnswers() {
        var id = questions.asked(rui, honey.productId(), "Is it sweet?");
        assertThat(questions.answer(mei, id, 0, "I guess so").problem()).isEqualTo("question-for-buyers");
        var shipped = orders.ship(mei, orders.pay(mei, orders.placed(mei, new Pieces(honey.sku(), 1))));
        assertThat(questions.answer(mei, id, 0, "It is on its way").problem()).isEqualTo("question-for-buyers");
        var order = orders.receive(mei, shipped);
        orders.refund(order, 0, 1);
        assertThat(questions.answer(mei, id, 0, "I sent it back").problem()).isEqualTo("question-for-buyers");
        assertThat(questions.find(mei, id).path("canAnswer").asBoolean()).isFalse();
        assertThat(questions.answers(null, id).size()).isZero();
    }

    @Test
    void whatCannotStandIsRefusedAndNothingIsCounted() {
        assertThat(questions.ask(rui, honey.productId(), "Is evil.com cheaper?").problem())
                .isEqualTo("invalid-request");
        assertThat(questions.ask(rui, honey.productId(), "x".repeat(301)).problem())
                .isEqualTo("invalid-request");
        assertThat(questions.ask(rui, Ids.next(), "What is this?").status()).isEqualTo(404);
        assertThat(questions.count(honey.productId())).isZero();
        received(mei);
        var id = questions.asked(rui, honey.productId(), "Is it sweet?");
        assertThat(questions.answer(mei, id, 0, "See evil.com").problem()).isEqualTo("invalid-request");
        assertThat(questions.answer(mei, id, 0, "x".repeat(501)).problem()).isEqualTo("invalid-request");
        assertThat(questions.list(null, honey.productId()).at("/0/answers").asInt())
                .isZero();
    }

    @Test
    void whoAsksTooMuchWaits() {
        for (int asked = 0; asked < 10; asked++) {
            questions.asked(rui, honey.productId(), "Question " + asked);
        }
        assertThat(questions.ask(rui, honey.productId(), "One more").status()).isEqualTo(429);
        assertThat(questions.count(honey.productId())).isEqualTo(10);
    }

    @Test
    void whoBlockedEachOtherNeitherNameNorAnswerEachOther() {
        var id = questions.asked(rui, honey.productId(), "Is it sweet?");
        received(mei);
        social.act(rui, "PUT", social.code(mei), "block");
        assertThat(questions.answer(mei, id, 0, "Yes").status()).isEqualTo(404);
        var seen = questions.find(mei, id);
        assertThat(seen.path("canAnswer").asBoolean()).isFalse();
        assertThat(seen.at("/question/author").isNull()).isTrue();
    }

    @Test
    void theCountIsExactHoweverManyAskAndTakeBackAtOnce() {
        var askers = IntStream.range(0, CROWD)
                .mapToObj(i -> people.signUp("Asker " + i))
                .toList();
        Together.run(CROWD, i -> () -> questions.asked(askers.get(i), honey.productId(), "Question " + i));
        assertThat(questions.count(honey.productId())).isEqualTo(CROWD);
        var first = questions.list(null, honey.productId()).path(0).path("id").asString();
        Together.run(CROWD, i -> () -> http.send(askers.get(i).token(), "DELETE", "/api/questions/" + first, null));
        assertThat(questions.count(honey.productId())).isEqualTo(CROWD - 1);
    }

    @Test
    void eachAnswersOnceAndTheAnswersAreExactHoweverManySendAtOnce() {
        var id = questions.asked(rui, honey.productId(), "Is it sweet?");
        var buyers =
                IntStream.range(0, 4).mapToObj(i -> people.signUp("Buyer " + i)).toList();
        buyers.forEach(this::received);
        var statuses = Together.run(
                CROWD,
                i -> () -> questions
                        .answer(buyers.get(i % 4), id, 0, "Answer " + i)
                        .status());
        assertThat(statuses).containsOnly(200, 409);
        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(4);
        assertThat(questions.find(null, id).at("/question/answers").asInt()).isEqualTo(4);
        assertThat(questions.answers(null, id).size()).isEqualTo(4);
    }

    @Test
    void anAnswerIsEditedByItsVersionAndTakenBackOnce() {
        var id = questions.asked(rui, honey.productId(), "Is it sweet?");
        received(mei);
        questions.answer(mei, id, 0, "Yes");
        assertThat(questions.answer(mei, id, 1, "Yes, a little").status()).isEqualTo(200);
        assertThat(questions.answer(mei, id, 1, "From an old tab").problem()).isEqualTo("edited-meanwhile");
        var answer = questions.answers(null, id).path(0);
        assertThat(answer.path("text").asString()).isEqualTo("Yes, a little");
        assertThat(answer.path("edited").asBoolean()).isTrue();

        var path = "/api/questions/" + id + "/my-answer";
        var statuses = Together.run(
                4, i -> () -> http.send(mei.token(), "DELETE", path, null).status());
        assertThat(statuses).containsOnly(204, 404).containsOnlyOnce(204);
        assertThat(questions.find(null, id).at("/question/answers").asInt()).isZero();
        assertThat(http.send(mei.token(), "DELETE", "/api/questions/" + id, null)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void staffAnswerForTheMarket() {
        var id = questions.asked(rui, honey.productId(), "Is it sweet?");
        var reply = Map.of("words", "Forty per cent less than sugar");
        assertThat(http.send(people.staff(Right.CARE).token(), "PUT", "/api/operator/questions/" + id + "/reply", reply)
                        .status())
                .isEqualTo(204);
        assertThat(questions.find(null, id).at("/question/reply/words").asString())
                .startsWith("Forty");
    }

    /** By staff without a report: one decision and one strike, and the counts fall once. */
    @Test
    void takenDownByManyAtOnceTheCountsFallOnceAndTheAuthorMayAppeal() {
        var id = questions.asked(rui, honey.productId(), "Is it sweet?");
        received(mei);
        questions.answer(mei, id, 0, "Yes");
        var answer =
                UUID.fromString(questions.answers(null, id).path(0).path("id").asString());
        var staff = IntStream.range(0, 4).mapToObj(i -> moderation.staff()).toList();

        assertThat(takenDownTogether(staff, ReportSubject.ANSWER, answer)).containsOnlyOnce(200);
        assertThat(questions.find(null, id).at("/question/answers").asInt()).isZero();
        assertThat(moderation.strikes(mei)).isEqualTo(1);
        assertThat(questions.answer(mei, id, 1, "Again").problem()).isEqualTo("answer-closed");

        assertThat(takenDownTogether(staff, ReportSubject.QUESTION, id)).containsOnlyOnce(200);
        assertThat(questions.count(honey.productId())).isZero();
        assertThat(http.get(null, "/api/questions/" + id).status()).isEqualTo(404);
        assertThat(questions.find(rui, id).path("hidden").asBoolean()).isTrue();
        assertThat(moderation.strikes(rui)).isEqualTo(1);

        assertThat(moderation.appeal(rui, moderation.caseOf(rui)).status()).isEqualTo(204);
        moderation.restore(moderation.staff(), moderation.caseOf(rui));
        assertThat(questions.count(honey.productId())).isEqualTo(1);
    }

    private List<Integer> takenDownTogether(List<Person> staff, ReportSubject subject, UUID id) {
        return Together.run(
                staff.size(),
                i -> () ->
                        moderation.takeDownUnreported(staff.get(i), subject, id).status());
    }

    @Test
    void aQuestionWithAWordThatIsHeldWaitsInACaseUntilStaffFreeIt() {
        var one = moderation.staff();
        var word = heldWord(one);
        var id = questions.asked(rui, honey.productId(), "Is it " + word + "?");
        assertThat(questions.list(mei, honey.productId()).size()).isZero();
        assertThat(questions.count(honey.productId())).isZero();
        assertThat(questions.find(rui, id).path("hidden").asBoolean()).isTrue();
        assertThat(http.get(one.token(), "/api/operator/questions?hidden=true")
                        .body()
                        .at("/items/0/question/id")
                        .asString())
                .isEqualTo(id.toString());

        var found = moderation.waiting(one, moderation.caseOf(rui));
        assertThat(found.path("subject").asString()).isEqualTo("QUESTION");
        assertThat(found.at("/listed/0").asString()).isEqualTo(word);
        assertThat(moderation.dismiss(one, moderation.caseOf(rui)).status()).isEqualTo(200);
        assertThat(questions.count(honey.productId())).isEqualTo(1);
        assertThat(questions.list(null, honey.productId()).at("/0/text").asString())
                .contains(word);
    }

    @Test
    void anAnswerWithAWordThatIsHeldWaitsInACaseWrittenOrEditedAndTheAskerHearsOnceItIsFree() {
        var one = moderation.staff();
        var word = heldWord(one);
        var id = questions.asked(rui, honey.productId(), "Is it sweet?");
        received(mei);
        assertThat(questions.answer(mei, id, 0, "It is " + word).status()).isEqualTo(200);
        assertThat(questions.find(null, id).at("/question/answers").asInt()).isZero();
        assertThat(questions.answer(mei, id, 1, "It is not").problem()).isEqualTo("answer-closed");
        assertThat(answersTold(rui)).isZero();

        assertThat(moderation.dismiss(one, moderation.caseOf(mei)).status()).isEqualTo(200);
        assertThat(questions.find(null, id).at("/question/answers").asInt()).isEqualTo(1);
        assertThat(answersTold(rui)).isEqualTo(1);

        assertThat(questions.answer(mei, id, 1, "It is " + word + " again").status())
                .isEqualTo(200);
        assertThat(questions.answers(null, id).size()).isZero();
        assertThat(moderation.takeDown(one, moderation.caseOf(mei)).status()).isEqualTo(200);
        assertThat(moderation.takedown(mei).path("subject").asString()).isEqualTo("ANSWER");
        assertThat(questions.find(null, id).at("/question/answers").asInt()).isZero();
        assertThat(answersTold(rui)).isEqualTo(1);
    }

    private String heldWord(Person staff) {
        var word = "gloop" + Ids.code(6).toLowerCase(Locale.ROOT);
        http.post(staff.token(), "/api/operator/listed-words", Map.of("word", word, "effect", "HOLD"));
        return word;
    }

    private long answersTold(Person person) {
        outbox.deliver();
        return social.read(person, "/api/my/notifications")
                .path("items")
                .valueStream()
                .filter(told -> told.path("kind").asString().equals("ANSWER"))
                .count();
    }

    @Test
    void whoLeavesTakesTheirQuestionsAndAnswersAlongAndTheCountsFall() {
        var ruis = questions.asked(rui, honey.productId(), "Is it sweet?");
        var order = received(mei);
        questions.answer(mei, ruis, 0, "Yes");
        questions.asked(mei, honey.productId(), "How long does it keep?");
        orders.settle(mei, order);
        mei = people.signIn(mei, null);
        var closed = transaction.execute(status -> closing.close(mei.id(), false));
        assertThat(closed).isInstanceOf(ClosingAccount.Outcome.Closed.class);
        assertThat(questions.count(honey.productId())).isEqualTo(1);
        assertThat(questions.list(null, honey.productId()).findValuesAsString("text"))
                .isEqualTo(List.of("Is it sweet?"));
        assertThat(questions.find(null, ruis).at("/question/answers").asInt()).isZero();
    }

    private Order received(Person buyer) {
        return orders.receive(
                buyer, orders.ship(buyer, orders.pay(buyer, orders.placed(buyer, new Pieces(honey.sku(), 1)))));
    }
}
