package io.shuke;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes the description of the API to where the build compares it with the committed one. */
@ServerTest
class OpenApiFileTests {
    @Autowired
    private Http http;

    @Autowired
    private JsonMapper json;

    @Test
    void describesTheWholeApi() throws IOException {
        var answer = http.get(null, "/api/openapi");
        assertThat(answer.status()).isEqualTo(200);
        var description = answer.body();
        assertThat(description.path("paths").size()).isPositive();
        Files.writeString(
                Path.of("target", "openapi.json"),
                json.writerWithDefaultPrettyPrinter().writeValueAsString(description) + "\n");
    }

    /** A request without one names the field: give it {@code @Schema(example = …)} or words in api-examples.json. */
    @Test
    void showsAnExampleOfEveryBody() {
        var without = new ArrayList<String>();
        http.get(null, "/api/openapi")
                .body()
                .path("paths")
                .forEachEntry((path, operations) -> operations.forEachEntry((method, operation) -> {
                    var endpoint = method + " " + path;
                    without(operation.path("requestBody").path("content"))
                            .forEach(field -> without.add(endpoint + " asks for: " + field));
                    operation.path("responses").forEachEntry((status, answer) -> {
                        if (status.startsWith("2")) {
                            without(answer.path("content"))
                                    .forEach(field -> without.add(endpoint + " answers: " + field));
                        }
                    });
                }));
        assertThat(without).isEmpty();
    }

    private static List<String> without(JsonNode content) {
        var fields = new ArrayList<String>();
        content.forEachEntry((type, media) -> {
            if (type.endsWith("json") && !media.has("example") && !media.has("examples")) {
                fields.add(media.path("x-no-example-for").asString("a body"));
            }
        });
        return fields;
    }
}
