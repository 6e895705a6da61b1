package io.shuke.identity;

import io.shuke.shared.OperatorsService;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks a service of the operator's: {@code POST {"name", "number"}} to {@code shuke.verifier.url} with the bearer
 * token {@code shuke.verifier.token}, answered with {@code {"match": true}} or {@code false}. Anything else counts
 * as away.
 */
@Component
@Profile("!demo")
@ConditionalOnProperty("shuke.verifier.url")
class HttpIdentityVerifier implements IdentityVerifier {
    private static final Logger LOG = LoggerFactory.getLogger(HttpIdentityVerifier.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final OperatorsService service;
    private final JsonMapper json;

    HttpIdentityVerifier(
            @Value("${shuke.verifier.url}") URI url, @Value("${shuke.verifier.token:}") String token, JsonMapper json) {
        this.service = new OperatorsService(url, token, PATIENCE, json);
        this.json = json;
    }

    @Override
    public String name() {
        return "http";
    }

    @Override
    public Answer verify(String realName, IdNumber number) {
        try {
            var answer = service.post(Map.of("name", realName, "number", number.digits()));
            return answer.status() == 200 ? answer(answer.body()) : away("it answered " + answer.status());
        } catch (IOException e) {
            return away(e.getClass().getSimpleName());
        }
    }

    private Answer answer(String body) {
        try {
            var match = json.readTree(body).path("match");
            if (match.isBoolean()) {
                return match.asBoolean() ? Answer.MATCH : Answer.MISMATCH;
            }
            return away("its answer says nothing");
        } catch (JacksonException e) {
            return away("its answer is no JSON");
        }
    }

    private static Answer away(String why) {
        LOG.warn("the identity verifier is away: {}", why);
        return Answer.AWAY;
    }
}
