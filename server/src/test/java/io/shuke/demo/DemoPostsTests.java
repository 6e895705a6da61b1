package io.shuke.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.shared.MarketClock;
import io.shuke.shared.Times;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class DemoPostsTests {
    @Autowired
    private DemoPeople people;

    @Autowired
    private DemoGoods goods;

    @Autowired
    private DemoPosts posts;

    @Autowired
    private DemoCircles circles;

    @Autowired
    private MarketClock clock;

    @Autowired
    private Http http;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void letsPeopleTalkOnce() {
        people.load();
        goods.load();
        Together.run(3, i -> () -> {
            posts.load();
            return true;
        });
        var code = jdbc.sql("""
                select s.code from social.profile s join identity.person p on p.id = s.person_id
                where p.phone = '+8613800001001'
                """).query(String.class).single();
        var page = http.get(null, "/api/people/" + code).body();
        assertThat(page.path("followers").asInt()).isEqualTo(3);
        var said = http.get(null, "/api/people/" + code + "/posts").body().path("items");
        assertThat(said.size()).isEqualTo(1);
        var post = said.get(0);
        assertThat(post.path("likes").asInt()).isEqualTo(4);
        assertThat(post.path("comments").asInt()).isEqualTo(3);
        assertThat(post.at("/tags/0/product/handle").asString()).isEqualTo("linden-honey");
        assertThat(post.path("disclosure").isNull()).isFalse();
    }

    /** Over the week before, in the order of the ids, by which every list is read. */
    @Test
    void letsThemTalkOverTheWeekBefore() {
        people.load();
        goods.load();
        posts.load();
        circles.load();
        var said = jdbc.sql("""
                        select t.published_at from social.post t join identity.person p on p.id = t.author_id
                        where p.phone like '+8613800001%' and t.published_at is not null order by t.feed_id
                        """)
                .query((row, number) -> Times.instant(row, "published_at"))
                .list();
        assertThat(said).isSorted().hasSizeGreaterThan(10);
        assertThat(Duration.between(said.getFirst(), clock.instant()))
                .isBetween(Duration.ofDays(6), Duration.ofDays(8));
        assertThat(Duration.between(said.getLast(), clock.instant())).isBetween(Duration.ZERO, Duration.ofDays(2));
    }
}
