package io.shuke.payment;

import io.shuke.payment.Charge.Way;
import io.shuke.shared.Ids;
import io.shuke.shared.Money;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sandbox, as its merchant sees it: a company spoken to over HTTP. The buyer is sent to its cashier with a signed
 * token; notices come signed with HMAC-SHA256 over {@code timestamp\nnonce\nbody\n} and count for five minutes. Only in
 * the demo and test profiles.
 */
@Component
@Profile({"demo", "test"})
class SandboxProvider implements PaymentProvider {
    static final String NAME = "sandbox";
    static final String DEMO_SECRET = "a-secret-for-demonstrations-only";
    private static final Duration COUNTS_FOR = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final byte[] EMPTY = {};
    private static final Set<String> PERSONAL = Set.of("wallet");

    private final Environment environment;
    private final JsonMapper json;
    private final Clock clock;
    private final String merchant;
    private final SandboxSignatures signatures;
    private final HttpClient http;

    SandboxProvider(Environment environment, JsonMapper json, Clock clock) {
        this.environment = environment;
        this.json = json;
        this.clock = clock;
        this.merchant = environment.getProperty("shuke.payment.sandbox.merchant", "shuke-demo");
        this.signatures = new SandboxSignatures(environment.getProperty("shuke.payment.sandbox.secret", DEMO_SECRET));
        this.http = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Way> ways() {
        return Set.of(Way.CASHIER);
    }

    @Override
    public Optional<Handover> handOver(ChargeWish charge, @Nullable String prepared) {
        var base = environment.getProperty("shuke.public-url", "");
        var token = new LinkedHashMap<String, Object>();
        token.put("merchant", merchant);
        token.put("number", charge.number());
        token.put("orderNumber", charge.orderNumber());
        token.put("amountMinor", charge.amount().amountMinor());
        token.put("currency", charge.amount().currency());
        token.put("payer", charge.buyerId().toString());
        token.put("expiresAt", charge.payBefore().toString());
        token.put("returnUrl", base + "/orders/" + charge.orderId() + "/receipt?charge=" + charge.number());
        var payload = json.writeValueAsBytes(token);
        return Optional.of(Handover.url(base + "/sandbox/cashier/"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(payload) + "."
                + signatures.sign(payload, "cashier")));
    }

    @Override
    public Notice verified(Map<String, String> headers, byte[] body, Instant now) {
        var timestamp = headers.getOrDefault("sandbox-timestamp", "");
        var nonce = headers.getOrDefault("sandbox-nonce", "");
        if (!signatures.matches(headers.getOrDefault("sandbox-signature", ""), body, timestamp, nonce)) {
            throw new ProblemException(ProblemKind.NOTICE_NOT_GENUINE);
        }
        requireRecent(timestamp, now);
        return read(body, false);
    }

    private static void requireRecent(String timestamp, Instant now) {
        try {
            var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now);
            if (age.abs().compareTo(COUNTS_FOR) <= 0) {
                return;
            }
        } catch (NumberFormatException e) {
            throw new ProblemException(ProblemKind.NOTICE_NOT_GENUINE, e);
        }
        throw new ProblemException(ProblemKind.NOTICE_TOO_OLD);
    }

    private Notice read(byte[] body, boolean asked) {
        try {
            var text = NoticeText.of(new String(body, StandardCharsets.UTF_8), json.readTree(body), PERSONAL);
            return json.readValue(body, SandboxNotice.class).asNotice(merchant, asked, text);
        } catch (JacksonException | NullPointerException | IllegalArgumentException e) {
            throw new ProblemException(ProblemKind.INVALID_REQUEST, e);
        }
    }

    @Override
    public Optional<Notice> askAboutCharge(String number) {
        return send("GET", "/sandbox/api/charges/" + number, null);
    }

    @Override
    public Optional<Notice> closeCharge(String number) {
        return send("POST", "/sandbox/api/charges/" + number + "/closure", Map.of());
    }

    @Override
    public Optional<Notice> refund(RefundWish refund) {
        return send(
                "POST",
                "/sandbox/api/refunds",
                Map.of(
                        "number", refund.number(),
                        "chargeNumber", refund.chargeNumber(),
                        "amountMinor", refund.amount().amountMinor(),
                        "currency", refund.amount().currency(),
                        "reason", refund.reason()));
    }

    @Override
    public Optional<Notice> payOut(PayoutWish payout) {
        return send(
                "POST",
                "/sandbox/api/payouts",
                Map.of(
                        "number", payout.number(),
                        "payee", payout.payeeId().toString(),
                        "amountMinor", payout.amount().amountMinor(),
                        "currency", payout.amount().currency()));
    }

    @Override
    public Optional<List<BillRow>> bill(LocalDate day) {
        var path = "/sandbox/api/bills/" + day;
        var response = exchange(request("GET", path, EMPTY));
        if (response.statusCode() != 200) {
            throw new Unreachable("the sandbox answered " + response.statusCode() + " to " + path);
        }
        try {
            return Optional.of(Arrays.stream(json.readValue(response.body(), SandboxBillRow[].class))
                    .map(SandboxBillRow::asRow)
                    .toList());
        } catch (JacksonException e) {
            throw new Unreachable("the sandbox's bill cannot be read", e);
        }
    }

    /** A row of the sandbox's bill. */
    private record SandboxBillRow(
            BillRow.Kind kind, String number, String sandboxNumber, long amountMinor, String currency) {
        BillRow asRow() {
            return new BillRow(kind, number, sandboxNumber, new Money(amountMinor, currency), BillRow.State.DONE);
        }
    }

    /** Sends a signed request. 200 carries what a notice would say, 202 and 204 say that nothing is final. */
    private Optional<Notice> send(String method, String path, @Nullable Object content) {
        var response = exchange(request(method, path, content == null ? EMPTY : json.writeValueAsBytes(content)));
        return switch (response.statusCode()) {
            case 200 -> Optional.of(read(response.body(), true));
            case 202, 204 -> Optional.empty();
            default -> throw new Unreachable("the sandbox answered " + response.statusCode() + " to " + path);
        };
    }

    private HttpRequest request(String method, String path, byte[] body) {
        var timestamp = String.valueOf(clock.instant().getEpochSecond());
        var nonce = Ids.code(16);
        return HttpRequest.newBuilder(URI.create(apiUrl() + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Sandbox-Merchant", merchant)
                .header("Sandbox-Timestamp", timestamp)
                .header("Sandbox-Nonce", nonce)
                .header("Sandbox-Signature", signatures.sign(body, method, path, timestamp, nonce))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new Unreachable("the sandbox cannot be reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable("interrupted", e);
        }
    }

    private String apiUrl() {
        return environment.getProperty(
                "shuke.payment.sandbox.api-url",
                "http://localhost:" + environment.getProperty("local.server.port", "8080"));
    }
}
