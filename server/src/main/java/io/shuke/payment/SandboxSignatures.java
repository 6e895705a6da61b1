package io.shuke.payment;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 under the secret shared with the sandbox, as its documentation describes. */
final class SandboxSignatures {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    SandboxSignatures(String secret) {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** Signs texts, each ended by a newline, with a body of bytes as the last one. */
    String sign(byte[] body, String... lines) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(body, lines));
    }

    boolean matches(String signature, byte[] body, String... lines) {
        try {
            return MessageDigest.isEqual(
                    mac(body, lines), Base64.getUrlDecoder().decode(signature));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private byte[] mac(byte[] body, String... lines) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            for (var line : lines) {
                mac.update(line.getBytes(StandardCharsets.UTF_8));
                mac.update((byte) '\n');
            }
            mac.update(body);
            mac.update((byte) '\n');
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
