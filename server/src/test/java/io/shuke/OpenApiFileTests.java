package io.shuke;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
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
}
