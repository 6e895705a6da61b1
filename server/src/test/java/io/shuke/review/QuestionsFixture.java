package io.shuke.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.identity.Person;
import io.shuke.shared.Ids;
import io.shuke.support.Http;
import io.shuke.support.Http.Answer;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Asks and answers as phones do. Part of every {@code @ServerTest}'s context. */
@Component
@Profile("test")
public class QuestionsFixture {
    private final Http http;

    QuestionsFixture(Http http) {
        this.http = http;
    }

    public Answer ask(Person person, UUID product, String text) {
        return http.post(
                person.token(),
                "/api/products/" + product + "/questions",
                Map.of("text", text),
                "Idempotency-Key",
                Ids.code(20));
    }

    public UUID asked(Person person, UUID product, String text) {
        var answer = ask(person, product, text);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return UUID.fromString(answer.body().at("/question/id").asString());
    }

    /** @param version of the answer that is edited; 0 for a first one */
    public Answer answer(Person person, UUID question, int version, String text) {
        return http.send(
                person.token(),
                "PUT",
                "/api/questions/" + question + "/my-answer?version=" + version,
                Map.of("text", text));
    }

    public JsonNode list(@Nullable Person reader, UUID product) {
        return read(reader, "/api/products/" + product + "/questions").path("items");
    }

    public JsonNode answers(@Nullable Person reader, UUID question) {
        return read(reader, "/api/questions/" + question + "/answers").path("items");
    }

    public JsonNode find(@Nullable Person reader, UUID question) {
        return read(reader, "/api/questions/" + question);
    }

    public int count(UUID product) {
        return read(null, "/api/products/" + product + "/question-count")
                .path("questions")
                .asInt();
    }

    private JsonNode read(@Nullable Person reader, String path) {
        return http.get(reader == null ? null : reader.token(), path).body();
    }
}
