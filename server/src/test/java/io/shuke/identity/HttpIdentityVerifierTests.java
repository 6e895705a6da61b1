package io.shuke.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.shuke.identity.IdentityVerifier.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A service of the operator's that answers as it likes. */
class HttpIdentityVerifierTests {
    private static final IdNumber NUMBER = IdNumber.read("11010519491231002X").orElseThrow();

    private final AtomicReference<String> asked = new AtomicReference<>("");
    private HttpServer service;
    private int status = 200;
    private String answer = "";

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.set(exchange.getRequestHeaders().getFirst("Authorization") + " " + body);
            var bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @Test
    void saysWhatTheServiceSays() {
        answer = "{\"match\": true}";
        assertThat(verify()).isEqualTo(Answer.MATCH);
        assertThat(asked.get())
                .startsWith("Bearer secret ")
                .contains("\"name\":\"林晓雨\"")
                .contains("\"number\":\"11010519491231002X\"");
        answer = "{\"match\": false}";
        assertThat(verify()).isEqualTo(Answer.MISMATCH);
    }

    @Test
    void takesAnythingElseForSilence() {
        for (var words : new String[] {"", "{}", "{\"match\": \"true\"}", "<html>", "[true]"}) {
            answer = words;
            assertThat(verify()).as(words).isEqualTo(Answer.AWAY);
        }
        answer = "{\"match\": true}";
        status = 500;
        assertThat(verify()).isEqualTo(Answer.AWAY);
        service.stop(0);
        assertThat(verify()).isEqualTo(Answer.AWAY);
    }

    private Answer verify() {
        var url = URI.create("http://localhost:" + service.getAddress().getPort() + "/");
        return new HttpIdentityVerifier(url, "secret", new JsonMapper()).verify("林晓雨", NUMBER);
    }
}
