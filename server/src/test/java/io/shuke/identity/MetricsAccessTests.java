package io.shuke.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class MetricsAccessTests {
    @Autowired
    private Http http;

    @Test
    void showsHealthToAnybodyAndFiguresToThisMachineAlone() {
        assertThat(http.get(null, "/actuator/health/readiness").status()).isEqualTo(200);
        assertThat(http.get(null, "/actuator/prometheus").text()).contains("jvm_memory_used_bytes");
    }

    @Test
    void keepsFiguresFromWhoeverComesThroughAProxy() {
        var answer = http.send(null, "GET", "/actuator/prometheus", null, "X-Forwarded-For", "203.0.113.7");
        assertThat(answer.status()).isIn(401, 403);
        assertThat(answer.text()).doesNotContain("jvm_memory_used_bytes");
    }
}
