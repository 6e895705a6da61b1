package io.shuke.shared;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Keyed hashes (HMAC-SHA256) and sealed values under the market's one secret, {@code shuke.secret}. Each purpose has a
 * key of its own, so that what was made for one is worth nothing for another.
 */
@Component
public class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

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

    /** Encrypts for storage (AES-256-GCM); what was sealed for one purpose opens for no other. */
    public byte[] seal(String purpose, byte[] plain) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        return ByteBuffer.allocate(NONCE_BYTES + plain.length + TAG_BITS / 8)
                .put(nonce)
                .put(gcm(Cipher.ENCRYPT_MODE, purpose, nonce, plain))
                .array();
    }

    /** What was sealed; throws where it was changed, or sealed under another secret. */
    public byte[] open(String purpose, byte[] sealed) {
        var nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        return gcm(Cipher.DECRYPT_MODE, purpose, nonce, Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length));
    }

    private byte[] gcm(int mode, String purpose, byte[] nonce, byte[] input) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            var key = new SecretKeySpec(hmac(secret, "seal:" + purpose), "AES");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot seal or open: was SHUKE_SECRET changed?", e);
        }
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
