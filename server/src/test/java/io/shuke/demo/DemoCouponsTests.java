package io.shuke.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServerTest
class DemoCouponsTests {
    @Autowired
    private DemoCoupons coupons;

    @Autowired
    private Http http;

    @Test
    void publishesTheCouponsOnce() {
        Together.run(3, i -> () -> {
            coupons.load();
            return true;
        });
        assertThat(http.get(null, "/api/coupon-offers")
                        .body()
                        .get("items")
                        .valueStream()
                        .map(offer -> offer.get("name"))
                        .map(JsonNode::asString))
                .containsOnlyOnce("新客立减 10 元", "满 100 减 15", "全场九折，最多减 30 元", "满 49 包邮");
    }
}
