package io.shuke.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The sandbox's one merchant: its name, the secret shared with it, and where it wants its notices. Whatever is signed is
 * signed with HMAC-SHA256 over lines that each end with a newline, in base64url.
 */
@Component
@Profile({"demo", "test"})
public class Merchant {
    private static final String ALGORITHM = "HmacSHA256";
    private static final Duration COUNTS_FOR = Duration.ofMinutes(5);

    private final Environment environment;
    private final String name;
    private final SecretKeySpec key;

    Merchant(Environment environment) {
        this.environment = environment;
        this.name = environment.getProperty("shuke.sandbox.merchant", "shuke-demo");
        var secret = environment.getProperty("shuke.sandbox.secret", "a-secret-for-demonstrations-only");
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    String name() {
        return name;
    }

    String noticeUrl() {
        return environment.getProperty(
                "shuke.sandbox.notice-url",
                "http://localhost:" + environment.getProperty("local.server.port", "8080")
                        + "/api/payment-notices/sandbox");
    }

    /**
     * Whether a request is the merchant's and not old.
     *
     * @param timestamp in seconds since 1970
     */
    public boolean sent(
            String merchant,
            String method,
            String path,
            String timestamp,
            String nonce,
            byte[] body,
            String signature,
            Instant now) {
        return merchant.equals(name)
                && isRecent(timestamp, now)
                && matches(signature, body, method, path, timestamp, nonce);
    }

    private static boolean isRecent(String timestamp, Instant now) {
        try {
            var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now);
            return age.abs().compareTo(COUNTS_FOR) <= 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    boolean matches(String signature, byte[] body, String... lines) {
        try {
            return MessageDigest.isEqual(
                    mac(body, lines), Base64.getUrlDecoder().decode(signature));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    String sign(byte[] body, String... lines) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(body, lines));
    }

    private byte[] mac(byte[] body, String... lines) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            for (var line : lines) {
                mac.update((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
            mac.update(body);
            mac.update((byte) '\n');
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
