package io.shuke.sandbox;

import io.shuke.sandbox.OutgoingNotices.Outgoing;
import io.shuke.shared.Ids;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Sends notices to the merchant, each signed anew, and again after growing pauses until it is answered with {@code
 * success}. A refusal (4xx) of a genuine notice is retried like silence; a forged one is sent once.
 */
@Component
@Profile({"demo", "test"})
public class SendingNotices {
    private static final int BATCH = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String TAKEN = "success";

    private final OutgoingNotices notices;
    private final Merchant merchant;
    private final Clock clock;
    private final List<Duration> pauses;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    SendingNotices(
            OutgoingNotices notices,
            Merchant merchant,
            Clock clock,
            @Value("${shuke.sandbox.pauses:PT2S,PT5S,PT15S,PT15S,PT30S,PT3M,PT10M,PT20M,PT30M,PT1H}")
                    List<Duration> pauses) {
        this.notices = notices;
        this.merchant = merchant;
        this.clock = clock;
        this.pauses = List.copyOf(pauses);
    }

    /** Sends what is due, all at once; answers how many were sent. */
    public int sendDue() {
        var now = clock.instant();
        var due = notices.take(now, now.plus(PATIENCE).plus(PATIENCE), BATCH);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            due.forEach(notice -> threads.execute(() -> send(notice)));
        }
        return due.size();
    }

    private void send(Outgoing notice) {
        var answer = post(notice);
        if (answer.equals(TAKEN)) {
            notices.answered(notice.id(), "DELIVERED", answer, clock.instant());
        } else if (notice.forged()) {
            notices.answered(notice.id(), "REFUSED", answer, clock.instant());
        } else if (notice.attempts() > pauses.size()) {
            notices.answered(notice.id(), "GIVEN_UP", answer, clock.instant());
        } else {
            var again = clock.instant().plus(pauses.get(notice.attempts() - 1));
            notices.answered(notice.id(), "WAITING", answer, again);
        }
    }

    private String post(Outgoing notice) {
        try {
            var response = http.send(request(notice), HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200 && response.body().equals(TAKEN)
                    ? TAKEN
                    : "status " + response.statusCode();
        } catch (IOException e) {
            return "unreachable: " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    private HttpRequest request(Outgoing notice) {
        var body = notice.body().getBytes(StandardCharsets.UTF_8);
        var timestamp = String.valueOf(clock.instant().getEpochSecond());
        var nonce = Ids.code(16);
        var signature = notice.forged() ? "Zm9yZ2Vk" : merchant.sign(body, timestamp, nonce);
        return HttpRequest.newBuilder(URI.create(merchant.noticeUrl()))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Sandbox-Timestamp", timestamp)
                .header("Sandbox-Nonce", nonce)
                .header("Sandbox-Signature", signature)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }
}
