package io.shuke.social;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ordering.OrdersFixture;
import io.shuke.ordering.Pieces;
import io.shuke.shared.OutboxDelivery;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import io.shuke.support.StatementCounts;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Mei looks at honey that people she follows bought, or posted about. */
@ServerTest
class FriendsChoicesTests {
    @Autowired
    private FriendsChoices choices;

    @Autowired
    private SocialFixture social;

    @Autowired
    private OrdersFixture orders;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private OutboxDelivery outbox;

    @Autowired
    private Http http;

    private Person mei;
    private Person lin;
    private GoodsFixture.Made honey;

    @BeforeEach
    void meiFollowsLin() {
        mei = people.signUp("Mei");
        lin = people.signUp("Lin");
        honey = goods.product("Honey", 68_00, 100);
        follow(mei, lin);
    }

    @Test
    void namesABuyerOnceTheyAgreedAndNoLongerThanTheyDo() {
        buys(lin);
        assertThat(seenBy(mei).size()).isZero();
        agrees(lin, true);
        var choice = seenBy(mei).path(0);
        assertThat(choice.path("productId").asString())
                .isEqualTo(honey.productId().toString());
        assertThat(choice.at("/bought/count").asInt()).isEqualTo(1);
        assertThat(choice.at("/bought/people/0/nickname").asString()).isEqualTo("Lin");
        assertThat(choice.at("/recommended/count").asInt()).isZero();
        agrees(lin, false);
        assertThat(seenBy(mei).size()).isZero();
    }

    @Test
    void saysNothingOfWhomTheReaderDoesNotFollowMutedOrIsBlockedBy() {
        var rui = people.signUp("Rui");
        for (var buyer : List.of(lin, rui)) {
            agrees(buyer, true);
            buys(buyer);
        }
        assertThat(seenBy(mei).at("/0/bought/count").asInt()).isEqualTo(1);
        social.act(mei, "PUT", social.code(lin), "mute");
        assertThat(seenBy(mei).size()).isZero();
        social.act(mei, "DELETE", social.code(lin), "mute");
        assertThat(seenBy(mei).size()).isEqualTo(1);
        social.act(lin, "PUT", social.code(mei), "block");
        assertThat(seenBy(mei).size()).isZero();
    }

    @Test
    void whoGaveItBackDidNotBuyIt() {
        agrees(lin, true);
        var order = orders.pay(lin, orders.placed(lin, new Pieces(honey.sku(), 1)));
        orders.refund(order, 0, 1);
        outbox.deliver();
        assertThat(seenBy(mei).size()).isZero();
    }

    @Test
    void aPublishedPostWithTheGoodsRecommendsThemAndLeadsToIt() {
        social.post(lin, "Older", honey.productId());
        var post = social.post(lin, "The honey has come", honey.productId());
        var choice = seenBy(mei).path(0);
        assertThat(choice.at("/recommended/count").asInt()).isEqualTo(1);
        assertThat(choice.at("/recommended/people/0/nickname").asString()).isEqualTo("Lin");
        assertThat(choice.path("postId").asString()).isEqualTo(post.toString());
        assertThat(choice.at("/bought/count").asInt()).isZero();
    }

    @Test
    void countsAllAndShowsThreeInThreeStatementsHoweverMany() {
        for (int i = 0; i < 5; i++) {
            var friend = people.signUp("Friend " + i);
            follow(mei, friend);
            agrees(friend, true);
            buys(friend);
        }
        var choice = seenBy(mei).path(0);
        assertThat(choice.at("/bought/count").asInt()).isEqualTo(5);
        assertThat(choice.at("/bought/people").size()).isEqualTo(3);
        var jam = goods.product("Jam", 30_00, 10).productId();
        assertThat(StatementCounts.during(
                        () -> choices.of(mei.id(), List.of(honey.productId(), jam, UUID.randomUUID()))))
                .hasSize(3);
    }

    @Test
    void showsWhatTheyBoughtLatelyTheLatestFirst() {
        var jam = goods.product("Jam", 30_00, 10);
        buys(lin);
        assertThat(purchases(mei).size()).isZero();
        agrees(lin, true);
        orders.pay(lin, orders.placed(lin, new Pieces(jam.sku(), 1)));
        outbox.deliver();
        assertThat(purchases(mei).valueStream().map(one -> one.at("/product/id").asString()))
                .containsExactly(jam.productId().toString(), honey.productId().toString());
        assertThat(purchases(mei).at("/0/bought/people/0/nickname").asString()).isEqualTo("Lin");
        assertThat(purchases(lin).size()).isZero();
        agrees(lin, false);
        assertThat(purchases(mei).size()).isZero();
    }

    @Test
    void showsNothingTheyBoughtThatWentBackOrOfWhomTheReaderMutedOrIsBlockedBy() {
        agrees(lin, true);
        var order = orders.pay(lin, orders.placed(lin, new Pieces(honey.sku(), 1)));
        outbox.deliver();
        assertThat(purchases(mei).size()).isEqualTo(1);
        social.act(mei, "PUT", social.code(lin), "mute");
        assertThat(purchases(mei).size()).isZero();
        social.act(mei, "DELETE", social.code(lin), "mute");
        social.act(lin, "PUT", social.code(mei), "block");
        assertThat(purchases(mei).size()).isZero();
        social.act(lin, "DELETE", social.code(mei), "block");
        follow(mei, lin);
        orders.refund(order, 0, 1);
        outbox.deliver();
        assertThat(purchases(mei).size()).isZero();
    }

    @Test
    void readsWhatTheyBoughtLatelyInSixStatementsHoweverMuchItIs() {
        for (int i = 0; i < 4; i++) {
            var friend = people.signUp("Friend " + i);
            follow(mei, friend);
            agrees(friend, true);
            buys(friend);
        }
        assertThat(purchases(mei).at("/0/bought/count").asInt()).isEqualTo(4);
        assertThat(purchases(mei).at("/0/bought/people").size()).isEqualTo(3);
        assertThat(StatementCounts.during(() -> choices.boughtLately(mei.id()))).hasSize(6);
    }

    private JsonNode purchases(Person reader) {
        return social.read(reader, "/api/my/friends-purchases").path("items");
    }

    private void follow(Person follower, Person followed) {
        assertThat(social.act(follower, "PUT", social.code(followed), "follow").status())
                .isLessThan(300);
    }

    private void agrees(Person person, boolean granted) {
        http.send(person.token(), "PUT", "/api/me/consents/SHOW_PURCHASES", Map.of("granted", granted));
    }

    private void buys(Person buyer) {
        orders.pay(buyer, orders.placed(buyer, new Pieces(honey.sku(), 1)));
        outbox.deliver();
    }

    private JsonNode seenBy(Person reader) {
        return social.read(reader, "/api/my/friends-choices?productId=" + honey.productId());
    }
}
