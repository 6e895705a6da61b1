package io.shuke.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.shuke.identity.Phone;
import io.shuke.messaging.OutsideGateway.Letter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class HttpOutsideGatewayTests {
    @Test
    void saysToWhomWhatKindAndTheWholeText() throws IOException {
        var heard = new ArrayList<String>();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            heard.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try {
            var json = new JsonMapper();
            var url = URI.create("http://localhost:" + server.getAddress().getPort());
            var gateway = new HttpOutsideGateway(url, "secret", json);
            gateway.send(letter(null));
            gateway.send(letter("oLin"));
            assertThat(json.readTree(heard.getFirst())).isEqualTo(json.readTree("""
                            {"to": "+8613800001001", "kind": "RELEASE", "text": "Shuke: ¥1.60 commission is released."}
                            """));
            assertThat(json.readTree(heard.getLast()).path("weChatAccount").asString())
                    .isEqualTo("oLin");
        } finally {
            server.stop(0);
        }
    }

    private static Letter letter(@Nullable String weChatAccount) {
        return new Letter(
                new Phone("+8613800001001"),
                weChatAccount,
                NotificationKind.RELEASE,
                "Shuke: ¥1.60 commission is released.",
                Instant.EPOCH);
    }
}
