package io.shuke.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class DemoGroupsTests {
    @Autowired
    private DemoPeople people;

    @Autowired
    private DemoGoods goods;

    @Autowired
    private DemoCircles circles;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DemoGroups groups;

    @Autowired
    private Http http;

    @Test
    void publishesItsCampaignOnceAndInventsNobody() {
        people.load();
        goods.load();
        circles.load();
        Together.run(3, i -> () -> {
            groups.load();
            return true;
        });
        var tea = http.get(null, "/api/products/wuyi-rock-tea").body().get("id").asString();
        var offers =
                http.get(null, "/api/products/" + tea + "/group-offers").body().get("items");
        assertThat(offers).hasSize(1);
        assertThat(offers.get(0).get("goods")).hasSize(4);
        assertThat(offers.get(0).get("groups")).isEmpty();
        assertThat(jdbc.sql("select state from groupbuying.proposals where proposer_id = :hua order by id")
                        .param("hua", people.idOf("hua"))
                        .query(String.class)
                        .list())
                .containsExactly("APPROVED", "WAITING");
    }
}
