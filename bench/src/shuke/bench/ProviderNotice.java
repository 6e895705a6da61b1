package shuke.bench;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The provider's part: reads the charge out of the cashier's address and signs a notice that it is paid. */
final class ProviderNotice {
    private static final Pattern CASHIER = Pattern.compile("/sandbox/cashier/([A-Za-z0-9_-]+)\\.");
    private static final Pattern NUMBER = Pattern.compile("\"number\":\"([^\"]+)\"");
    private static final Pattern ORDER = Pattern.compile("\"orderNumber\":\"([^\"]+)\"");
    private static final SecretKeySpec KEY =
            new SecretKeySpec("a-secret-for-demonstrations-only".getBytes(StandardCharsets.UTF_8), "HmacSHA256");

    /** A signed request body with its headers. */
    record Signed(String body, String[] headers) {}

    private ProviderNotice() {}

    /** The notice for a charge as its opening answered it. */
    static Signed paid(String charge, long amountMinor) {
        var token = new String(Base64.getUrlDecoder().decode(found(CASHIER, charge)), StandardCharsets.UTF_8);
        var random = ThreadLocalRandom.current();
        var body = "{\"id\":\"" + Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong())
                + "\",\"type\":\"charge.paid\",\"merchant\":\"shuke-demo\",\"data\":{\"number\":\"" + found(NUMBER, token)
                + "\",\"orderNumber\":\"" + found(ORDER, token) + "\",\"amountMinor\":" + amountMinor
                + ",\"currency\":\"CNY\",\"sandboxNumber\":\"" + Long.toHexString(random.nextLong()) + "\"}}";
        var timestamp = String.valueOf(System.currentTimeMillis() / 1000);
        var nonce = Long.toHexString(random.nextLong());
        return new Signed(body, new String[] {
            "Sandbox-Timestamp: " + timestamp,
            "Sandbox-Nonce: " + nonce,
            "Sandbox-Signature: " + sign(timestamp + "\n" + nonce + "\n" + body + "\n")
        });
    }

    private static String sign(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(KEY);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String found(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern + " in " + text);
        }
        return matcher.group(1);
    }
}
