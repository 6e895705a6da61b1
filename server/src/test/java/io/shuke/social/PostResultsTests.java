package io.shuke.social;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ordering.OrdersFixture;
import io.shuke.ordering.Pieces;
import io.shuke.shared.Ids;
import io.shuke.shared.OutboxDelivery;
import io.shuke.sharing.RecordingTouch;
import io.shuke.sharing.ShareLinks;
import io.shuke.sharing.SharingFixture;
import io.shuke.social.Reactions.Viewer;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class PostResultsTests {
    private static final String PHONE = "Mozilla/5.0 (Linux; Android 14) Chrome/130 Mobile Safari/537.36";

    @Autowired
    private Http http;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private OrdersFixture orders;

    @Autowired
    private SharingFixture sharing;

    @Autowired
    private ShareLinks links;

    @Autowired
    private OutboxDelivery outbox;

    @Autowired
    private SocialFixture social;

    @Autowired
    private Reactions reactions;

    @Autowired
    private JdbcClient jdbc;

    /** A browser's name is whatever it says that it is. */
    @Test
    void ofBrowsersBehindOneNetworkSixtyADayCountForAPost() {
        var lin = people.signUp("Lin");
        var id = social.post(lin, "Look");
        var network = "network " + Ids.code(8);
        for (int i = 0; i < 70; i++) {
            assertThat(reactions.view(new Viewer(null, UUID.randomUUID(), network), id))
                    .isTrue();
        }
        assertThat(views(lin, id)).isEqualTo(60);
        var mei = people.signUp("Mei");
        reactions.view(new Viewer(mei.id(), mei.id(), network), id);
        reactions.view(new Viewer(null, UUID.randomUUID(), network + " next door"), id);
        assertThat(views(lin, id)).isEqualTo(62);
    }

    private int views(Person author, UUID id) {
        return social.read(author, "/api/my/posts/" + id + "/results")
                .path("views")
                .asInt();
    }

    /** 68.00 × 10 % budget × 60 % for the sharer: 4.08. */
    @Test
    void anOrderThatCameThroughAPostCreditsItsAuthorAndIsShownWithItsExplanation() {
        var lin = people.signUp("Lin");
        var honey = goods.product("Honey", 68_00, 9);
        var id = social.post(lin, "Look", honey.productId());
        var other = social.post(lin, "Again", honey.productId());
        var href = social.read(null, "/api/posts/" + id).at("/tags/0/href").asString();
        var link = links.find(href.substring("/s/".length()), "test").orElseThrow();
        assertThat(link.personId()).isEqualTo(lin.id());
        assertThat(link.placement()).isEqualTo("post-" + id.toString().replace("-", ""));
        var mei = people.signUp("Mei");
        http.send(mei.token(), "PUT", "/api/posts/" + id + "/view", null, "User-Agent", PHONE);
        http.send(mei.token(), "PUT", "/api/posts/" + id + "/view", null, "User-Agent", PHONE);
        http.send(lin.token(), "PUT", "/api/posts/" + id + "/view", null, "User-Agent", PHONE);
        http.send(people.signUp("Bot").token(), "PUT", "/api/posts/" + id + "/view", null, "User-Agent", "bot/1");
        var visitor = SharingFixture.visitor();
        assertThat(sharing.open(link, visitor, mei.id())).isEqualTo(RecordingTouch.Outcome.RECORDED);
        var order = orders.pay(mei, orders.placed(mei, visitor, new Pieces(honey.sku(), 1)));
        outbox.deliver();
        outbox.deliver();

        var results = social.read(lin, "/api/my/posts/" + id + "/results");
        assertThat(results.path("views").asInt()).isEqualTo(1);
        assertThat(results.path("visits").asInt()).isEqualTo(1);
        assertThat(results.path("orders").asInt()).isEqualTo(1);
        assertThat(results.at("/sold/amountMinor").asLong()).isEqualTo(68_00);
        assertThat(results.at("/earned/amountMinor").asLong()).isEqualTo(4_08);
        var explained = social.read(
                lin, "/api/commissions/" + results.at("/sales/0/commissionId").asString() + "/explanation");
        assertThat(explained.toString()).contains("goods tagged on a post");
        assertThat(social.read(lin, "/api/my/posts/" + other + "/results")
                        .path("orders")
                        .asInt())
                .isZero();

        jdbc.sql("""
                insert into social.post_sale
                    (line_id, post_id, order_id, product_title, quantity, net_minor, currency, at)
                select gen_random_uuid(), :post, gen_random_uuid(), 'Honey', 1, 100, 'CNY', now()
                from generate_series(1, 60)
                """).param("post", id).update();
        var many = social.read(lin, "/api/my/posts/" + id + "/results");
        assertThat(many.path("orders").asInt()).isEqualTo(61);
        assertThat(many.at("/sold/amountMinor").asLong()).isEqualTo(128_00);
        assertThat(many.at("/earned/amountMinor").asLong()).isEqualTo(4_08);
        assertThat(many.path("sales").size()).isEqualTo(50);
        jdbc.sql("delete from social.post_sale where post_id = :post and net_minor = 100")
                .param("post", id)
                .update();

        http.post(
                mei.token(),
                "/api/orders/" + order.id() + "/cancellation",
                Map.of("reason", "no"),
                "Idempotency-Key",
                Ids.code(20));
        outbox.deliver();
        var after = social.read(lin, "/api/my/posts/" + id + "/results");
        assertThat(after.path("orders").asInt()).isZero();
        assertThat(after.at("/earned/amountMinor").asLong()).isZero();
        assertThat(after.at("/sales/0/givenBack").asBoolean()).isTrue();
    }
}
