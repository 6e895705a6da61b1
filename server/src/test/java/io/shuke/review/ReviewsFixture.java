package io.shuke.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.identity.Person;
import io.shuke.ordering.Order;
import io.shuke.shared.Ids;
import io.shuke.support.Http;
import io.shuke.support.Http.Answer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Writes and reads reviews as phones do. Part of every {@code @ServerTest}'s context. */
@Component
@Profile("test")
public class ReviewsFixture {
    private final Http http;

    ReviewsFixture(Http http) {
        this.http = http;
    }

    public static Map<String, Object> draft(int stars, String text, UUID... pictures) {
        return Map.of("stars", stars, "text", text, "mediaIds", List.of(pictures), "anonymous", false);
    }

    /** Of the order's first line. */
    public Answer write(Person buyer, Order order, Map<String, Object> draft) {
        return http.post(
                buyer.token(),
                "/api/orders/" + order.id() + "/lines/"
                        + order.lines().getFirst().id() + "/review",
                draft,
                "Idempotency-Key",
                Ids.code(20));
    }

    public UUID written(Person buyer, Order order, Map<String, Object> draft) {
        var answer = write(buyer, order, draft);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return UUID.fromString(answer.body().at("/review/id").asString());
    }

    public Answer edit(Person author, UUID review, int version, Map<String, Object> draft) {
        return http.send(author.token(), "PUT", "/api/my/reviews/" + review + "?version=" + version, draft);
    }

    public JsonNode list(@Nullable Person reader, UUID product, String choice) {
        return http.get(
                        reader == null ? null : reader.token(),
                        "/api/products/" + product + "/reviews?choice=" + choice)
                .body()
                .path("items");
    }

    /** How many there are, tenths of a star on average, how many with pictures, how many low. */
    public List<Integer> rating(UUID product) {
        var rating = http.get(null, "/api/products/" + product + "/rating").body();
        return List.of(
                rating.path("reviews").asInt(),
                rating.path("averageTenths").asInt(),
                rating.path("pictured").asInt(),
                rating.path("low").asInt());
    }
}
