package io.shuke.identity;

import io.shuke.shared.OperatorsService;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands messages to a gateway of the operator's: {@code POST {"to", "text", "code"}} to {@code shuke.sms.url} with the
 * bearer token {@code shuke.sms.token}. Any answer but 2xx counts as not sent.
 */
@Component
@ConditionalOnProperty("shuke.sms.url")
class HttpSmsGateway implements SmsGateway {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final OperatorsService service;

    HttpSmsGateway(@Value("${shuke.sms.url}") URI url, @Value("${shuke.sms.token:}") String token, JsonMapper json) {
        this.service = new OperatorsService(url, token, PATIENCE, json);
    }

    @Override
    public void send(SmsMessage message) {
        service.handOver(Map.of("to", message.to().international(), "text", message.text(), "code", message.code()));
    }
}
