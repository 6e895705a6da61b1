package io.shuke.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class DemoGroupsTests {
    @Autowired
    private DemoGoods goods;

    @Autowired
    private DemoGroups groups;

    @Autowired
    private Http http;

    @Test
    void publishesItsCampaignOnceAndInventsNobody() {
        goods.load();
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
    }
}
