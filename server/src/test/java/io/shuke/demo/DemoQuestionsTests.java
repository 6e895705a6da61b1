package io.shuke.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class DemoQuestionsTests {
    @Autowired
    private DemoPeople people;

    @Autowired
    private DemoGoods goods;

    @Autowired
    private DemoQuestions questions;

    @Autowired
    private Http http;

    @Test
    void letsPeopleAskOnceAndInventsNoBuyer() {
        people.load();
        goods.load();
        Together.run(3, i -> () -> {
            questions.load();
            return true;
        });
        var tea =
                http.get(null, "/api/products/wuyi-rock-tea").body().path("id").asString();
        var asked = http.get(null, "/api/products/" + tea + "/questions").body().path("items");
        assertThat(asked.size()).isEqualTo(1);
        assertThat(asked.at("/0/author/nickname").asString()).isEqualTo("小雨");
        assertThat(asked.at("/0/reply/words").asString()).contains("绿茶");
        assertThat(asked.at("/0/answers").asInt()).isZero();
        assertThat(http.get(null, "/api/products/" + tea + "/rating")
                        .body()
                        .path("reviews")
                        .asInt())
                .isZero();
    }
}
