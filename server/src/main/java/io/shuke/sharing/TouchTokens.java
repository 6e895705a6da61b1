package io.shuke.sharing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tokens that a page carries so that the visit can be counted: signed by the server, for one visitor and one link, to be
 * used once and soon. They say nothing that the page does not say.
 */
@Component
public class TouchTokens {
    static final Duration VALID = Duration.ofMinutes(30);
    private static final String ALGORITHM = "HmacSHA256";
    private static final int NONCE_BYTES = 16;
    private static final int HEAD_BYTES = 16 + Long.BYTES + NONCE_BYTES;
    private static final int SIGNATURE_BYTES = 32;
    private static final int LONGEST = 200;

    private final SigningKeys keys;
    private final SecureRandom random = new SecureRandom();

    TouchTokens(SigningKeys keys) {
        this.keys = keys;
    }

    /** What a genuine token says. */
    record Claim(UUID visitorId, String linkCode, Instant expires, byte[] nonce) {}

    /** A token for the page of this link, shown now to this visitor. */
    public String issue(String linkCode, UUID visitorId, Instant at) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var code = linkCode.getBytes(StandardCharsets.US_ASCII);
        var claim = ByteBuffer.allocate(HEAD_BYTES + code.length)
                .putLong(visitorId.getMostSignificantBits())
                .putLong(visitorId.getLeastSignificantBits())
                .putLong(at.plus(VALID).getEpochSecond())
                .put(nonce)
                .put(code)
                .array();
        var signed = ByteBuffer.allocate(SIGNATURE_BYTES + claim.length)
                .put(sign(claim))
                .put(claim)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    }

    /** What the token says, or null where it is not ours, not this visitor's, or too old. */
    @Nullable
    Claim read(String token, UUID visitorId, Instant at) {
        var signed = decoded(token);
        if (signed.length <= SIGNATURE_BYTES + HEAD_BYTES) {
            return null;
        }
        var claim = java.util.Arrays.copyOfRange(signed, SIGNATURE_BYTES, signed.length);
        if (!MessageDigest.isEqual(sign(claim), java.util.Arrays.copyOf(signed, SIGNATURE_BYTES))) {
            return null;
        }
        var read = claim(ByteBuffer.wrap(claim));
        return read.visitorId().equals(visitorId) && at.isBefore(read.expires()) ? read : null;
    }

    private static Claim claim(ByteBuffer bytes) {
        var visitor = new UUID(bytes.getLong(), bytes.getLong());
        var expires = Instant.ofEpochSecond(bytes.getLong());
        var nonce = new byte[NONCE_BYTES];
        bytes.get(nonce);
        return new Claim(
                visitor, StandardCharsets.US_ASCII.decode(bytes.slice()).toString(), expires, nonce);
    }

    private static byte[] decoded(String token) {
        try {
            return token.length() > LONGEST
                    ? new byte[0]
                    : Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private byte[] sign(byte[] claim) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(keys.secret(), ALGORITHM));
            return mac.doFinal(claim);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
