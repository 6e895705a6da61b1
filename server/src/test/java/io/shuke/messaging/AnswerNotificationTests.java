package io.shuke.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ordering.OrdersFixture;
import io.shuke.ordering.Pieces;
import io.shuke.review.QuestionsFixture;
import io.shuke.shared.OutboxDelivery;
import io.shuke.shared.Right;
import io.shuke.social.SocialFixture;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Who asked about goods is told of answers. */
@ServerTest
class AnswerNotificationTests {
    @Autowired
    private PeopleFixture people;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private OrdersFixture orders;

    @Autowired
    private QuestionsFixture questions;

    @Autowired
    private SocialFixture social;

    @Autowired
    private OutboxDelivery outbox;

    @Autowired
    private Http http;

    private Person rui;
    private Person mei;
    private UUID question;

    @BeforeEach
    void ruiAskedAndMeiBought() {
        rui = people.signUp("Rui");
        mei = people.signUp("Mei");
        var honey = goods.product("Honey", 68_00, 10);
        orders.receive(mei, orders.ship(mei, orders.pay(mei, orders.placed(mei, new Pieces(honey.sku(), 1)))));
        question = questions.asked(rui, honey.productId(), "Is it sweet?");
    }

    @Test
    void onceOfEachAnswerHoweverOftenItIsEdited() {
        questions.answer(mei, question, 0, "Yes");
        questions.answer(mei, question, 1, "Yes, a little");
        outbox.deliver();
        var told = told();
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().at("/actor/nickname").asString()).isEqualTo("Mei");
        assertThat(told.getFirst().path("subjectId").asString()).isEqualTo(question.toString());
    }

    @Test
    void onceOfTheMarketsHoweverOftenItIsReplaced() {
        var care = people.staff(Right.CARE);
        for (var words : List.of("A little", "Not much")) {
            http.send(care.token(), "PUT", "/api/operator/questions/" + question + "/reply", Map.of("words", words));
        }
        outbox.deliver();
        assertThat(told()).hasSize(1);
        assertThat(told().getFirst().path("actor").isNull()).isTrue();
    }

    @Test
    void notOfWhomTheyMuted() {
        social.act(rui, "PUT", social.code(mei), "mute");
        questions.answer(mei, question, 0, "Yes");
        outbox.deliver();
        assertThat(told()).isEmpty();
    }

    @Test
    void notWhereTheySwitchedItOff() {
        http.send(
                rui.token(),
                "PUT",
                "/api/my/notification-wishes",
                Map.of("kinds", List.of(Map.of("kind", "ANSWER", "inApp", false, "outside", false))));
        questions.answer(mei, question, 0, "Yes");
        outbox.deliver();
        assertThat(told()).isEmpty();
    }

    private List<JsonNode> told() {
        return social.read(rui, "/api/my/notifications")
                .path("items")
                .valueStream()
                .filter(item -> item.path("kind").asString().equals("ANSWER"))
                .toList();
    }
}
