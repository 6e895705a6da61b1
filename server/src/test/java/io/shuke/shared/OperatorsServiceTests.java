package io.shuke.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class OperatorsServiceTests {
    private final List<String> heard = new ArrayList<>();
    private HttpServer server;
    private int status = 202;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            heard.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void isHandedJsonWithItsToken() {
        service().handOver(Map.of("to", "+8613800001001"));
        assertThat(heard).containsExactly("/take Bearer secret {\"to\":\"+8613800001001\"}");
    }

    @Test
    void anythingButATakenMessageIsToBeSentAgain() {
        status = 500;
        assertThatThrownBy(() -> service().handOver(Map.of())).hasMessage("the gateway answered 500");
        server.stop(0);
        assertThatThrownBy(() -> service().handOver(Map.of())).hasMessage("the gateway is away");
    }

    @Test
    void nothingGoesWhereAnAnswerPoints() {
        status = 307;
        assertThatThrownBy(() -> service().handOver(Map.of())).hasMessage("the gateway answered 307");
        assertThat(heard).hasSize(1);
    }

    private OperatorsService service() {
        return new OperatorsService(
                URI.create("http://localhost:" + server.getAddress().getPort() + "/take"),
                "secret",
                Duration.ofSeconds(5),
                new JsonMapper());
    }
}
