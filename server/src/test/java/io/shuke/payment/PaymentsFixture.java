package io.shuke.payment;

import io.shuke.shared.Ids;
import io.shuke.shared.Money;
import io.shuke.support.Http;
import io.shuke.support.Http.Answer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Speaks for the payment provider: notices as it would send them, signed, over HTTP. */
@TestComponent
public class PaymentsFixture {
    private final Http http;
    private final JsonMapper json;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final SandboxSignatures signatures = new SandboxSignatures(SandboxProvider.DEMO_SECRET);

    /** A notice before it is signed. */
    public record Told(
            String id,
            String type,
            String merchant,
            String number,
            @Nullable String orderNumber,
            Money amount,
            @Nullable String detail,
            @Nullable String wallet) {
        Told(String id, String type, String merchant, String number, @Nullable String orderNumber, Money amount) {
            this(id, type, merchant, number, orderNumber, amount, null, null);
        }

        public Told detail(String other) {
            return new Told(id, type, merchant, number, orderNumber, amount, other, wallet);
        }

        public Told amount(Money other) {
            return new Told(id, type, merchant, number, orderNumber, other, detail, wallet);
        }

        public Told type(String other) {
            return new Told(id, other, merchant, number, orderNumber, amount, detail, wallet);
        }

        public Told merchant(String other) {
            return new Told(id, type, other, number, orderNumber, amount, detail, wallet);
        }

        public Told number(String other) {
            return new Told(id, type, merchant, other, orderNumber, amount, detail, wallet);
        }

        public Told orderNumber(String other) {
            return new Told(id, type, merchant, number, other, amount, detail, wallet);
        }

        /** The account at the provider that paid. */
        public Told wallet(String other) {
            return new Told(id, type, merchant, number, orderNumber, amount, detail, other);
        }

        /** The same news in a notice of its own, as a provider that forgot it had told us would send. */
        public Told again() {
            return new Told(Ids.code(20), type, merchant, number, orderNumber, amount, detail, wallet);
        }
    }

    PaymentsFixture(Http http, JsonMapper json, JdbcClient jdbc, Clock clock) {
        this.http = http;
        this.json = json;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The provider says that the buyer paid the charge; fails unless the server takes it. */
    public void pay(UUID chargeId) {
        requireSuccess(send(paid(chargeId)));
    }

    public void pay(Charge charge) {
        pay(charge.id());
    }

    /** What the provider would say when the buyer paid the charge. */
    public Told paid(UUID chargeId) {
        return jdbc.sql("select order_number, amount_minor, currency from payment.charge where id = :id")
                .param("id", chargeId)
                .query((row, number) -> new Told(
                        Ids.code(20),
                        "charge.paid",
                        "shuke-demo",
                        chargeId.toString(),
                        row.getString("order_number"),
                        new Money(row.getLong("amount_minor"), row.getString("currency"))))
                .single();
    }

    /** The provider says that the refund is done. */
    public void finishRefund(UUID refundId) {
        requireSuccess(send(refund(refundId, "refund.done")));
    }

    public Told refund(UUID refundId, String type) {
        return jdbc.sql("select amount_minor, currency from payment.refund where id = :id")
                .param("id", refundId)
                .query((row, number) -> new Told(
                        Ids.code(20),
                        type,
                        "shuke-demo",
                        refundId.toString(),
                        null,
                        new Money(row.getLong("amount_minor"), row.getString("currency"))))
                .single();
    }

    public Told payout(UUID payoutId, String type) {
        return jdbc.sql(
                        "select number, amount_minor - fee_minor - tax_minor as net, currency from payment.payout where id = :id")
                .param("id", payoutId)
                .query((row, number) -> new Told(
                        Ids.code(20),
                        type,
                        "shuke-demo",
                        row.getString("number"),
                        null,
                        new Money(row.getLong("net"), row.getString("currency"))))
                .single();
    }

    /** Sends the notice, signed now. */
    public Answer send(Told told) {
        return send(told, clock.instant());
    }

    public Answer send(Told told, Instant signedAt) {
        var body = body(told);
        var timestamp = String.valueOf(signedAt.getEpochSecond());
        var nonce = Ids.code(16);
        return send(body, timestamp, nonce, signatures.sign(body, timestamp, nonce));
    }

    public Answer send(byte[] body, String timestamp, String nonce, String signature) {
        return http.send(HttpRequest.newBuilder(URI.create(http.origin() + "/api/payment-notices/sandbox"))
                .header("Content-Type", "application/json")
                .header("Accept-Language", "en")
                .header("Sandbox-Timestamp", timestamp)
                .header("Sandbox-Nonce", nonce)
                .header("Sandbox-Signature", signature)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    public byte[] body(Told told) {
        var data = new LinkedHashMap<String, Object>();
        data.put("number", told.number());
        data.put("orderNumber", told.orderNumber());
        data.put("amountMinor", told.amount().amountMinor());
        data.put("currency", told.amount().currency());
        data.put("sandboxNumber", "SB" + told.id());
        data.put("detail", told.detail());
        data.put("wallet", told.wallet());
        return json.writeValueAsString(
                        Map.of("id", told.id(), "type", told.type(), "merchant", told.merchant(), "data", data))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void requireSuccess(Answer answer) {
        if (answer.status() != 200 || !answer.text().equals("success")) {
            throw new AssertionError("the notice was answered " + answer.status() + ": " + answer.text());
        }
    }
}
