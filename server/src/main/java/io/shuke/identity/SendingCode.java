package io.shuke.identity;

import io.shuke.shared.Allowances;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Messages;
import io.shuke.shared.Secrets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends a one-time code to a phone, whether anybody has that number or not. The code has six digits from a secure
 * source, lives ten minutes, works once and only with the request it was asked by. Limits are counted and the code is
 * stored in one transaction; the message leaves after it.
 */
@Component
@EnableConfigurationProperties(SignInLimits.class)
public class SendingCode {
    private static final Logger LOG = LoggerFactory.getLogger(SendingCode.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int CODES = 1_000_000;
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final Duration REST = Duration.ofMinutes(1);

    private final Allowances allowances;
    private final SignInLimits limits;
    private final SignInCodes codes;
    private final ObjectProvider<SmsGateway> gateway;
    private final Secrets secrets;
    private final Messages messages;
    private final MarketClock clock;
    private final TransactionTemplate transaction;

    SendingCode(
            Allowances allowances,
            SignInLimits limits,
            SignInCodes codes,
            ObjectProvider<SmsGateway> gateway,
            Secrets secrets,
            Messages messages,
            MarketClock clock,
            TransactionTemplate transaction) {
        this.allowances = allowances;
        this.limits = limits;
        this.codes = codes;
        this.gateway = gateway;
        this.secrets = secrets;
        this.messages = messages;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** What became of the request. */
    public sealed interface Outcome {
        record Sent(UUID requestId, Instant expiresAt, Instant resendAt) implements Outcome {}

        record TooOften(Instant again) implements Outcome {}

        /** The gateway is away; nothing was sent. */
        record NotSent() implements Outcome {}
    }

    public Outcome send(Phone phone, Origin origin) {
        return send(phone, origin, clock.unmoved());
    }

    Outcome send(Phone phone, Origin origin, Instant at) {
        var code = "%06d".formatted(RANDOM.nextInt(CODES));
        var requestId = UUID.randomUUID();
        var refused = transaction.execute(status -> {
            var refusal = allowances.use(limits.forCode(phone.hashText(secrets), origin), at);
            if (refusal.isPresent()) {
                status.setRollbackOnly();
            } else {
                codes.add(requestId, phone, hash(secrets, requestId, code), origin, at, at.plus(LIFE));
            }
            return refusal;
        });
        return Optional.ofNullable(refused)
                .flatMap(refusal -> refusal)
                .<Outcome>map(refusal -> tooOften(refusal))
                .orElseGet(() -> deliver(phone, code, requestId, origin.locale(), at));
    }

    private static Outcome tooOften(Allowances.Refusal refusal) {
        if (refusal.subject().equals(SignInLimits.EVERYBODY)) {
            LOG.warn("sign-in codes are stopped: the day's cap for all of them is reached");
        }
        return new Outcome.TooOften(refusal.again());
    }

    private Outcome deliver(Phone phone, String code, UUID requestId, Locale locale, Instant at) {
        var text = messages.text(locale, "sms.sign-in-code", code, LIFE.toMinutes());
        try {
            gateway.getObject().send(new SmsMessage(phone, text, code, at));
        } catch (RuntimeException e) {
            LOG.warn("a sign-in code could not be sent: {}", e.getClass().getName());
            return new Outcome.NotSent();
        }
        return new Outcome.Sent(requestId, at.plus(LIFE), at.plus(REST));
    }

    static byte[] hash(Secrets secrets, UUID requestId, String code) {
        return secrets.hash("sign-in-code", requestId + ":" + code);
    }
}
