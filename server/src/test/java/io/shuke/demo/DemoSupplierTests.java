package io.shuke.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class DemoSupplierTests {
    @Autowired
    private DemoSupplier supplier;

    @Autowired
    private Http http;

    @Test
    void alinSignsInToTheConsoleForHerApiaryHoweverManyProcessesStart() {
        Together.run(3, i -> () -> {
            supplier.load();
            return true;
        });
        var entered = http.post(
                null,
                "/api/sessions",
                Map.of("phone", DemoSupplier.PHONE, "password", DemoSupplier.PASSWORD, "delivery", "token"));
        assertThat(entered.status()).isEqualTo(201);
        var own = http.get(entered.body().path("token").asString(), "/api/supplier")
                .body();
        assertThat(own.path("name").asString()).isEqualTo(DemoSupplier.NAME);
        assertThat(own.path("verified").asBoolean()).isTrue();
    }
}
