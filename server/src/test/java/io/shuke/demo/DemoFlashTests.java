package io.shuke.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServerTest
class DemoFlashTests {
    @Autowired
    private DemoGoods goods;

    @Autowired
    private DemoFlash flash;

    @Autowired
    private Http http;

    @Test
    void publishesItsOffersOnceAndPutsNobodyInLine() {
        goods.load();
        Together.run(3, i -> () -> {
            flash.load();
            return true;
        });
        var mango = offerOf("dried-mango");
        assertThat(mango.get("stage").asString()).isEqualTo("OPEN");
        assertThat(mango.get("left").asInt()).isEqualTo(12);
        assertThat(mango.get("waiting").asInt()).isZero();
        assertThat(offerOf("dark-chocolate").get("stage").asString()).isEqualTo("SOON");
    }

    private JsonNode offerOf(String handle) {
        var product = http.get(null, "/api/products/" + handle).body().get("id").asString();
        var offers =
                http.get(null, "/api/flash-offers?product=" + product).body().get("items");
        assertThat(offers).hasSize(1);
        return offers.get(0);
    }
}
