package io.shuke.shared;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * A service that the operator runs or rents beside the market: takes JSON by POST with a bearer token. A redirect is never
 * followed, so that nothing goes anywhere but to the address that was set.
 */
public final class OperatorsService {
    private final HttpClient client;
    private final URI url;
    private final String token;
    private final Duration patience;
    private final JsonMapper json;

    public OperatorsService(URI url, String token, Duration patience, JsonMapper json) {
        this.client = HttpClient.newBuilder()
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.url = url;
        this.token = token;
        this.patience = patience;
        this.json = json;
    }

    /** What came back, whatever it was. */
    public record Answer(int status, String body) {}

    /**
     * Sends it once.
     *
     * @throws IOException where no answer came in time; whether it was taken is not known then
     */
    public Answer post(Map<String, ?> body) throws IOException {
        var request = HttpRequest.newBuilder(url)
                .timeout(patience)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(json.writeValueAsString(body)))
                .build();
        try {
            var response = client.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    /**
     * Hands a message over.
     *
     * @throws IllegalStateException where the answer was not 2xx, or none came: it was perhaps not taken
     */
    public void handOver(Map<String, ?> message) {
        try {
            var status = post(message).status();
            if (status / 100 != 2) {
                throw new IllegalStateException("the gateway answered " + status);
            }
        } catch (IOException e) {
            throw new IllegalStateException("the gateway is away", e);
        }
    }
}
