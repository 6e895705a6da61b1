package io.shuke.identity;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands messages to a gateway of the operator's: {@code POST {"to", "text", "code"}} to {@code shuke.sms.url} with the
 * bearer token {@code shuke.sms.token}. Any answer but 2xx counts as not sent.
 */
@Component
@ConditionalOnProperty("shuke.sms.url")
class HttpSmsGateway implements SmsGateway {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI url;
    private final String token;
    private final JsonMapper json;

    HttpSmsGateway(@Value("${shuke.sms.url}") URI url, @Value("${shuke.sms.token:}") String token, JsonMapper json) {
        this.url = url;
        this.token = token;
        this.json = json;
    }

    @Override
    public void send(SmsMessage message) {
        var body = json.writeValueAsString(
                Map.of("to", message.to().international(), "text", message.text(), "code", message.code()));
        var request = HttpRequest.newBuilder(url)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(body))
                .build();
        var status = send(request);
        if (status / 100 != 2) {
            throw new IllegalStateException("the gateway answered " + status);
        }
    }

    private int send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new IllegalStateException("the gateway is away", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
