package io.shuke.messaging;

import io.shuke.identity.People;
import io.shuke.messaging.OutsideGateway.Letter;
import io.shuke.messaging.StoredOutgoing.Waiting;
import io.shuke.payment.PayerAccounts;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Messages;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends to phones what is due, outside of any transaction. Each message is taken for a while first, so that no two
 * processes send it; one that fails is tried again a few times, and holds up no other.
 */
@Component
public class SendingOutside {
    private static final Logger LOG = LoggerFactory.getLogger(SendingOutside.class);
    private static final int BATCH = 50;
    private static final String WECHAT = "wechat";
    static final int MOST_ATTEMPTS = 5;
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final StoredOutgoing outgoing;
    private final StillSo stillSo;
    private final People people;
    private final PayerAccounts accounts;
    private final Messages messages;
    private final MarketClock clock;
    private final ObjectProvider<OutsideGateway> gateway;

    SendingOutside(
            StoredOutgoing outgoing,
            StillSo stillSo,
            People people,
            PayerAccounts accounts,
            Messages messages,
            MarketClock clock,
            ObjectProvider<OutsideGateway> gateway) {
        this.outgoing = outgoing;
        this.stillSo = stillSo;
        this.people = people;
        this.accounts = accounts;
        this.messages = messages;
        this.clock = clock;
        this.gateway = gateway;
    }

    /** Looks again and again. */
    @Component
    @ConditionalOnBooleanProperty(name = "shuke.jobs", matchIfMissing = true)
    record Job(SendingOutside sending) {
        @Scheduled(fixedDelayString = "${shuke.messaging.send-every:PT2S}")
        void send() {
            while (sending.sendDue() == BATCH) {
                LOG.debug("a full batch was due; more may be");
            }
        }
    }

    /** Sends what is due; answers how many were tried. */
    public int sendDue() {
        var by = gateway.getIfAvailable();
        if (by == null) {
            return 0;
        }
        var due = outgoing.take(clock.instant(), BATCH, MOST_ATTEMPTS, LEASE);
        due.forEach(waiting -> send(waiting, by));
        return due.size();
    }

    private void send(Waiting waiting, OutsideGateway by) {
        try {
            people.reachOf(waiting.personId())
                    .filter(reach -> stillSo.is(waiting))
                    .ifPresent(reach -> by.send(new Letter(
                            reach.phone(),
                            accounts.of(waiting.personId(), WECHAT).orElse(null),
                            waiting.kind(),
                            text(reach.locale(), waiting),
                            clock.instant())));
            outgoing.done(waiting.id());
        } catch (RuntimeException e) {
            LOG.warn("a {} could not be sent to a phone", waiting.kind(), e);
        }
    }

    private String text(Locale locale, Waiting waiting) {
        var detail = waiting.detail() == null ? "" : "." + waiting.detail();
        var amount = waiting.amount() == null
                ? ""
                : BigDecimal.valueOf(waiting.amount().amountMinor(), 2).toPlainString();
        return messages.text(locale, "outside." + waiting.kind() + detail, amount);
    }
}
