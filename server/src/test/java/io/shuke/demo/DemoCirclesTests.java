package io.shuke.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class DemoCirclesTests {
    @Autowired
    private DemoPeople people;

    @Autowired
    private DemoGoods goods;

    @Autowired
    private DemoCircles circles;

    @Autowired
    private Http http;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void bringsPeopleTogetherOnce() {
        people.load();
        goods.load();
        Together.run(3, i -> () -> {
            circles.load();
            return true;
        });
        var breakfast = jdbc.sql("select id::text from circle.circle where name = '早餐研究所'")
                .query(String.class)
                .list();
        assertThat(breakfast).hasSize(1);
        var circle = http.get(null, "/api/circles/" + breakfast.getFirst()).body();
        assertThat(circle.path("members").asInt()).isEqualTo(5);
        assertThat(http.get(null, "/api/circles/" + breakfast.getFirst() + "/posts")
                        .body()
                        .path("items")
                        .size())
                .isEqualTo(4);
        assertThat(jdbc.sql("select state from circle.circle where name in ('一起喝茶', '下班去打球') order by id")
                        .query(String.class)
                        .list())
                .containsExactly("OPEN", "ASKED");
        assertThat(jdbc.sql("select count(*) from circle.offer o join circle.circle c on c.id = o.circle_id"
                                + " where c.name = '早餐研究所'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }
}
