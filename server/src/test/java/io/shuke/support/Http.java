package io.shuke.support;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to the server under test as a client would, as nobody or with somebody's token. */
@TestComponent
public class Http {
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Environment environment;
    private final JsonMapper json;

    /** An answer: its status, headers and body. */
    public record Answer(int status, java.net.http.HttpHeaders headers, String text, JsonMapper json) {
        public JsonNode body() {
            return json.readTree(text);
        }

        /** The code of the problem, or an empty text. */
        public String problem() {
            return headers.firstValue("Content-Type").orElse("").startsWith("application/problem+json")
                    ? body().path("code").asString()
                    : "";
        }
    }

    public Http(Environment environment, JsonMapper json) {
        this.environment = environment;
        this.json = json;
    }

    public String origin() {
        return "http://localhost:" + environment.getRequiredProperty("local.server.port");
    }

    public Answer get(@Nullable String token, String path) {
        return send(token, "GET", path, null);
    }

    public Answer post(@Nullable String token, String path, @Nullable Object body, String... headers) {
        return send(token, "POST", path, body, headers);
    }

    /** Sends a request; {@code headers} are names and values in turn. */
    public Answer send(@Nullable String token, String method, String path, @Nullable Object body, String... headers) {
        var publisher = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(
                        body instanceof String text ? text : json.writeValueAsString(body));
        var request = HttpRequest.newBuilder(URI.create(origin() + path))
                .timeout(Duration.ofSeconds(30))
                .header("Accept-Language", "en")
                .method(method, publisher);
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        for (int i = 0; i + 1 < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return send(request.build());
    }

    public Answer send(HttpRequest request) {
        try {
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body(), json);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
