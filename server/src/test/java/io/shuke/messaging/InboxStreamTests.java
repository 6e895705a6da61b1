package io.shuke.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.shared.OutboxDelivery;
import io.shuke.social.SocialFixture;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class InboxStreamTests {
    @Autowired
    private Http http;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private SocialFixture social;

    @Autowired
    private OutboxDelivery outbox;

    @Test
    void tellsAMessageWithinASecondAndThatItWasRead() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var id = friends(lin, mei);
        try (var meis = listen(mei, null);
                var lins = listen(lin, null)) {
            assertThat(meis.next("event:inbox", Duration.ofSeconds(10))).isNotNull();
            assertThat(lins.next("event:inbox", Duration.ofSeconds(10))).isNotNull();
            say(lin, id, "Hello");
            assertThat(meis.next("\"lastSeq\":1", Duration.ofSeconds(1))).isNotNull();
            assertThat(meis.next("\"messages\":1", Duration.ofSeconds(1))).isNotNull();
            http.send(mei.token(), "PUT", "/api/conversations/" + id + "/read-mark", Map.of("seq", 1));
            assertThat(lins.next("\"otherReadSeq\":1", Duration.ofSeconds(1))).isNotNull();
            social.comment(lin, social.post(mei, "Honey"), "New?", null);
            outbox.deliver();
            assertThat(meis.next("\"notifications\":", Duration.ofSeconds(1))).isNotNull();
        }
    }

    /** The connection is cut, three things are said meanwhile, and whoever comes back is told how far it goes now. */
    @Test
    void tellsWhoComesBackWhatWasSaidMeanwhile() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var id = friends(lin, mei);
        String place;
        try (var stream = listen(mei, null)) {
            assertThat(stream.next("event:inbox", Duration.ofSeconds(10))).isNotNull();
            say(lin, id, "One");
            assertThat(stream.next("\"lastSeq\":1", Duration.ofSeconds(10))).isNotNull();
            place = stream.lastId();
        }
        // Another device hears of it, so that nothing waits to be told when the first one comes back.
        try (var other = listen(mei, null)) {
            assertThat(other.next("event:inbox", Duration.ofSeconds(10))).isNotNull();
            for (var words : new String[] {"Two", "Three", "Four"}) {
                say(lin, id, words);
            }
            assertThat(other.next("\"messages\":4", Duration.ofSeconds(10))).isNotNull();
        }
        try (var stream = listen(mei, place)) {
            assertThat(stream.next("\"lastSeq\":4", Duration.ofSeconds(10))).isNotNull();
            assertThat(stream.next("\"messages\":4", Duration.ofSeconds(10))).isNotNull();
        }
    }

    /** Ended without a word, its browser would come back by itself and push the next one out, without an end. */
    @Test
    void tellsTheOldestOfTooManyThatThereIsNoRoomForIt() throws Exception {
        var lin = people.signUp("Lin");
        var streams = new ArrayList<Listening>();
        try {
            for (int i = 0; i < 5; i++) {
                streams.add(listen(lin, null));
                assertThat(streams.getLast().next("event:inbox", Duration.ofSeconds(10)))
                        .isNotNull();
            }
            assertThat(streams.getFirst().next("event:full", Duration.ofSeconds(10)))
                    .isNotNull();
            assertThat(streams.getFirst().ends(Duration.ofSeconds(10))).isTrue();
            social.act(people.signUp("Mei"), "PUT", social.code(lin), "follow");
            outbox.deliver();
            assertThat(streams.get(1).next("\"notifications\":1", Duration.ofSeconds(10)))
                    .isNotNull();
        } finally {
            streams.forEach(Listening::close);
        }
    }

    @Test
    void endsWithTheSession() throws Exception {
        var lin = people.signUp("Lin");
        try (var stream = listen(lin, null)) {
            assertThat(stream.next("event:inbox", Duration.ofSeconds(10))).isNotNull();
            assertThat(http.send(lin.token(), "DELETE", "/api/session", null).status())
                    .isEqualTo(204);
            assertThat(stream.ends(Duration.ofSeconds(10))).isTrue();
        }
    }

    private UUID friends(Person one, Person other) {
        social.act(one, "PUT", social.code(other), "follow");
        social.act(other, "PUT", social.code(one), "follow");
        var answer = http.send(one.token(), "PUT", "/api/people/" + social.code(other) + "/conversation", null);
        return UUID.fromString(answer.body().path("id").asString());
    }

    private void say(Person person, UUID id, String words) {
        var answer = http.send(
                person.token(),
                "PUT",
                "/api/conversations/" + id + "/messages/" + UUID.randomUUID(),
                Map.of("kind", "TEXT", "text", words));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private Listening listen(Person person, @Nullable String lastId) {
        return new Listening(http.origin(), person.token(), lastId);
    }

    /** A browser that listens. */
    private static final class Listening implements AutoCloseable {
        private final HttpClient client = HttpClient.newHttpClient();
        private final LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();
        private final InputStream body;
        private final Thread reading;
        private volatile String lastId = "";

        Listening(String origin, String token, @Nullable String since) {
            var request = HttpRequest.newBuilder(URI.create(origin + "/api/my/inbox/stream"))
                    .header("Authorization", "Bearer " + token)
                    .header("Accept", "text/event-stream");
            if (since != null) {
                request.header("Last-Event-ID", since);
            }
            try {
                var answer = client.send(request.build(), BodyHandlers.ofInputStream());
                assertThat(answer.statusCode()).isEqualTo(200);
                body = answer.body();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
            reading = Thread.ofVirtual().start(() -> read(lines));
        }

        private void read(BufferedReader lines) {
            try {
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("id:")) {
                        lastId = line.substring(3).strip();
                    }
                    told.add(line);
                }
            } catch (IOException e) {
                told.add("cut");
            }
        }

        String lastId() {
            return lastId;
        }

        @Nullable
        String next(String wanted, Duration within) {
            var end = System.nanoTime() + within.toNanos();
            try {
                for (var left = within.toNanos(); left > 0; left = end - System.nanoTime()) {
                    var line = told.poll(left, TimeUnit.NANOSECONDS);
                    if (line != null && line.contains(wanted)) {
                        return line;
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return null;
        }

        boolean ends(Duration within) throws InterruptedException {
            return reading.join(within);
        }

        @Override
        public void close() {
            try {
                body.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            client.shutdownNow();
        }
    }
}
