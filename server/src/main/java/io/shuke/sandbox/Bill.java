package io.shuke.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What a merchant wants a buyer to pay, as its signed token says. */
public record Bill(
        String merchant,
        String number,
        String orderNumber,
        long amountMinor,
        String currency,
        String payer,
        Instant expiresAt,
        String returnUrl) {
    private static final int LONGEST_TOKEN = 4000;

    public Bill {
        Objects.requireNonNull(merchant);
        Objects.requireNonNull(number);
        Objects.requireNonNull(orderNumber);
        Objects.requireNonNull(currency);
        Objects.requireNonNull(payer);
        Objects.requireNonNull(expiresAt);
        Objects.requireNonNull(returnUrl);
    }

    /** The token's content, if the merchant signed it. */
    static Optional<Bill> read(String token, Merchant merchant, JsonMapper json) {
        var dot = token.indexOf('.');
        if (dot < 0 || token.length() > LONGEST_TOKEN) {
            return Optional.empty();
        }
        try {
            var payload = Base64.getUrlDecoder().decode(token.substring(0, dot).getBytes(StandardCharsets.US_ASCII));
            return merchant.matches(token.substring(dot + 1), payload, "cashier")
                    ? Optional.of(json.readValue(payload, Bill.class))
                    : Optional.empty();
        } catch (IllegalArgumentException | JacksonException | NullPointerException e) {
            return Optional.empty();
        }
    }
}
