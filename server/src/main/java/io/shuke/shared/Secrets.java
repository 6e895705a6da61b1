package io.shuke.shared;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Keyed hashes (HMAC-SHA256) under the market's one secret, {@code shuke.secret}. Each purpose has a key of its own, so
 * that what was made for one is worth nothing for another.
 */
@Component
public class Secrets {
    private final byte[] secret;

    Secrets(@Value("${shuke.secret}") String secret) {
        if (secret.isBlank()) {
            throw new IllegalArgumentException("shuke.secret is empty: set SHUKE_SECRET");
        }
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    public byte[] hash(String purpose, String text) {
        return hmac(hmac(secret, purpose), text);
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
