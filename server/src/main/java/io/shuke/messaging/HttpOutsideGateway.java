package io.shuke.messaging;

import io.shuke.shared.OperatorsService;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands what somebody wants to know to a gateway of the operator's, which sends it as a text message or fills WeChat's
 * template of that kind: {@code POST {"to", "weChatAccount", "kind", "text"}} to {@code shuke.outside.url} with the bearer
 * token {@code shuke.outside.token}; the account is absent of who never signed in at WeChat. Any answer but 2xx counts as not taken, and it is sent again a few times.
 */
@Component
@Profile("!demo")
@ConditionalOnProperty("shuke.outside.url")
class HttpOutsideGateway implements OutsideGateway {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final OperatorsService service;

    HttpOutsideGateway(
            @Value("${shuke.outside.url}") URI url, @Value("${shuke.outside.token:}") String token, JsonMapper json) {
        this.service = new OperatorsService(url, token, PATIENCE, json);
    }

    @Override
    public void send(Letter letter) {
        var message = new HashMap<String, String>();
        message.put("to", letter.to().international());
        if (letter.weChatAccount() != null) {
            message.put("weChatAccount", letter.weChatAccount());
        }
        message.put("kind", letter.kind().name());
        message.put("text", letter.text());
        service.handOver(message);
    }
}
