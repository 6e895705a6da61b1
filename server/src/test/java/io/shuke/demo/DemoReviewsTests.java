package io.shuke.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.ledger.Books;
import io.shuke.shared.OutboxDelivery;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ServerTest
class DemoReviewsTests {
    @Autowired
    private DemoPeople people;

    @Autowired
    private DemoGoods goods;

    @Autowired
    private DemoQuestions questions;

    @Autowired
    private DemoReviews reviews;

    @Autowired
    private OutboxDelivery outbox;

    @Autowired
    private Books books;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Http http;

    @Test
    void letsPeopleReviewOnceWhatTheyBoughtAndReceived() {
        people.load();
        goods.load();
        questions.load();
        Together.run(3, i -> () -> {
            reviews.load();
            return true;
        });
        outbox.deliver();

        var honey = id("linden-honey");
        var rating = get("/api/products/" + honey + "/rating");
        assertThat(rating.path("reviews").asInt()).isEqualTo(2);
        assertThat(rating.path("averageTenths").asInt()).isEqualTo(45);
        assertThat(rating.path("pictured").asInt()).isEqualTo(1);
        var said = get("/api/products/" + honey + "/reviews").path("items");
        assertThat(said.valueStream()
                        .map(one -> one.at("/partnerReply/partner/nickname").asString()))
                .containsExactly("阿喆", "阿喆");
        var oats = get("/api/products/" + id("rolled-oats") + "/reviews").path("items");
        assertThat(oats.at("/0/reply/words").asString()).contains("拉链");
        var asked = get("/api/products/" + honey + "/questions").at("/items/0");
        assertThat(asked.path("answers").asInt()).isEqualTo(1);
        assertThat(asked.at("/first/author/nickname").asString()).isEqualTo("露露");

        assertThat(jdbc.sql("""
                        select count(*)::int from review.review r
                        join identity.person p on p.id = r.author_id and p.phone like '+8613800001%'
                        join ordering.orders o on o.id = r.order_id and o.buyer_id = r.author_id
                        where o.state = 'RECEIVED'
                        """).query(Integer.class).single()).isEqualTo(4);
        assertThat(books.trialBalance().isRight()).isTrue();
    }

    private String id(String handle) {
        return get("/api/products/" + handle).path("id").asString();
    }

    private JsonNode get(String path) {
        return http.get(null, path).body();
    }
}
